package io.pulsemill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as git has them. Their cells are run by {@code scripts/check-notebooks.sh}. */
class NotebookFilesTest {
  private static final Path NOTEBOOKS = Path.of("examples/notebooks");

  static Stream<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList().stream();
    }
  }

  @Test
  void thereAreFour() throws IOException {
    assertThat(notebooks()).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void aNotebookNamesItsFormatAndItsKernel(Path file) throws IOException {
    JsonNode notebook = read(file);
    assertThat(notebook.path("nbformat").asInt()).isEqualTo(4);
    assertThat(notebook.path("nbformat_minor").asInt()).isEqualTo(5);
    assertThat(notebook.at("/metadata/kernelspec/name").asText())
        .isEqualTo(file.endsWith("4-python.ipynb") ? "python3" : "java");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void aNotebookHasNoOutputs(Path file) throws IOException {
    Set<String> ids = new HashSet<>();
    for (JsonNode cell : read(file).path("cells")) {
      assertThat(ids.add(cell.path("id").asText())).as("id of %s", cell).isTrue();
      assertThat(cell.path("source").isEmpty()).as("%s is empty", cell).isFalse();
      assertThat(cell.path("cell_type").asText()).isIn("code", "markdown");
      if (cell.path("cell_type").asText().equals("code")) {
        assertThat(cell.path("outputs")).as("outputs of %s", cell).isEmpty();
        assertThat(cell.path("execution_count").isNull()).as("count of %s", cell).isTrue();
      }
    }
    assertThat(ids).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void aNotebookNamesOnlyNotebooksAndPagesThatAreThere(Path file) throws IOException {
    String text = Files.readString(file);
    Pattern.compile("\\]\\(([^)]+\\.ipynb)\\)|`(docs/[^`]+\\.md)`")
        .matcher(text)
        .results()
        .forEach(
            link ->
                assertThat(
                        link.group(1) != null
                            ? NOTEBOOKS.resolve(link.group(1))
                            : Path.of(link.group(2)))
                    .exists());
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}

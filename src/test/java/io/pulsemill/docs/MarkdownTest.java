package io.pulsemill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of the documents; {@code mvn test -Dtest=MarkdownTest -Ddocs.write} wraps them. */
class MarkdownTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern STATUS =
      Pattern.compile(
          "Status: (accepted|superseded by \\[\\d+]\\(.*\\)), \\d{4}-\\d\\d-\\d\\d\\b.*");

  static List<Path> documents() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> top = Files.list(Path.of(""));
        Stream<Path> docs = Files.walk(Path.of("docs"));
        Stream<Path> examples = Files.walk(Path.of("examples"))) {
      Stream.of(top, docs, examples)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .forEach(found::add);
    }
    return found;
  }

  static List<Path> decisions() throws IOException {
    return documents().stream().filter(file -> file.startsWith("docs/decisions")).toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void proseIsWrapped(Path document) throws IOException {
    List<String> lines = Files.readAllLines(document);
    List<String> wrapped = Prose.wrap(lines);
    if (System.getProperty("docs.write") != null && !wrapped.equals(lines)) {
      Files.write(document, wrapped);
    } else {
      assertThat(lines.stream().filter(line -> !wrapped.contains(line)))
          .as("to be wrapped in %s, by: mvn test -Dtest=MarkdownTest -Ddocs.write", document)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadToFiles(Path document) throws IOException {
    Matcher link = LINK.matcher(Files.readString(document).replaceAll("`[^`]*`", ""));
    while (link.find()) {
      assertThat(document.toAbsolutePath().resolveSibling(link.group(1))).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void decisionsSayTheirStatusAndDate(Path decision) throws IOException {
    List<String> lines = Files.readAllLines(decision);
    assertThat(lines.get(0)).startsWith("# " + Integer.parseInt(name(decision).substring(0, 4)));
    assertThat(lines.get(2)).as("third line of %s", decision).matches(STATUS);
  }

  @Test
  void indexNamesEveryDocument() throws IOException {
    String index = Files.readString(Path.of("docs/README.md"));
    for (Path document : documents()) {
      if (!document.equals(Path.of("docs/README.md"))) {
        String link = Path.of("docs").relativize(document).toString();
        assertThat(index).contains("(" + link + ")");
      }
    }
  }

  @Test
  void readmeFitsTwoScreens() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(120);
  }

  @Test
  void onlyProseIsWrapped() {
    String words = "word ".repeat(30).strip();
    String table = "| " + words + " |";
    List<String> text = List.of("# " + words, "", "- " + words, "", table, "```", words, "```");
    List<String> wrapped = new ArrayList<>(text);
    wrapped.set(2, "- " + "word ".repeat(23).strip());
    wrapped.add(3, "  " + "word ".repeat(7).strip());
    assertThat(Prose.wrap(text)).isEqualTo(wrapped);
    assertThat(Prose.wrap(wrapped)).isEqualTo(wrapped);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}

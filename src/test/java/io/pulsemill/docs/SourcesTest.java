package io.pulsemill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of the sources, as far as no compiler and no formatter holds it. */
class SourcesTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final int CLASSES_WITHOUT_A_FIGURE = 5;
  private static final int MAX_LINES = 300;

  static List<Path> packages() throws IOException {
    try (Stream<Path> all = Files.walk(MAIN)) {
      return all.filter(path -> path.endsWith("package-info.java")).map(Path::getParent).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageOfManyClassesDrawsHowItsDataFlow(Path folder) throws IOException {
    int classes = sources(folder).size() - 1;
    String info = Files.readString(folder.resolve("package-info.java"));
    assertThat(classes <= CLASSES_WITHOUT_A_FIGURE || info.contains("<pre>"))
        .as("a figure of the data flow in package-info of %s, %d classes", folder, classes)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void noFileIsLong(Path folder) throws IOException {
    for (Path source : sources(folder)) {
      assertThat(Files.readAllLines(source)).as("%s", source).hasSizeLessThanOrEqualTo(MAX_LINES);
    }
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.toString().endsWith(".java")).toList();
    }
  }
}

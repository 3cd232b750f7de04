package io.pulsemill.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.softmax.SoftmaxModel;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaWriterTest {
  private static final int ROWS = Integer.getInteger("export.rows", 500);

  @TempDir private Path folder;

  static Stream<ExportCase> cases() {
    List<String> odd = List.of("a\\u0022b", "tab\tline\nend", "*/ \"quote\"", "\u4e2d\ud83d\ude00");
    return Stream.of(
        ExportCase.of("odd-names", odd, names(7), true, ROWS),
        ExportCase.of("raw", names(3), odd, false, ROWS),
        ExportCase.of("many", names(20), names(500), true, 50));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCompiledClassScoresToTheLastBit(ExportCase each) throws Exception {
    try (URLClassLoader loader = compiled(JavaWriter.write(each.scorer(), "com.acme.M"))) {
      Class<?> made = loader.loadClass("com.acme.M");
      Method predict = made.getMethod("predict", double[].class);
      Method probabilities = made.getMethod("probabilities", double[].class);
      assertThat((String[]) made.getMethod("features").invoke(null))
          .containsExactlyElementsOf(each.model().features());
      for (double[] row : each.rows()) {
        double[] given =
            Arrays.stream(row).map(x -> x == ExportCase.NULL ? Double.NaN : x).toArray();
        double[] logs = each.expected(row);
        if (logs == null) {
          assertThat(predict.invoke(null, given)).isNull();
          assertThat(probabilities.invoke(null, given)).isNull();
        } else {
          assertThat(predict.invoke(null, given))
              .isEqualTo(each.model().classes().get(SoftmaxModel.predict(logs)));
          assertThat((double[]) probabilities.invoke(null, given))
              .containsExactly(Arrays.stream(logs).map(StrictMath::exp).toArray());
        }
      }
    }
  }

  /** Each name is one that compiles, so that the refusals below are not too many. */
  @Test
  void aClassMayBeInTheUnnamedPackage() throws Exception {
    ExportCase each = ExportCase.of("small", names(2), names(1), true, 1);
    try (URLClassLoader loader = compiled(JavaWriter.write(each.scorer(), "Heart_Rates2"))) {
      assertThat(loader.loadClass("Heart_Rates2").getMethod("classes").invoke(null))
          .isEqualTo(new String[] {"1", "2"});
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "class",
        "a-b",
        "com..X",
        "1x",
        "com.new.X",
        "java",
        "String",
        "Piece1",
        "\u00e4"
      })
  void aNameThatJavaHasNotIsRefused(String name) {
    Scorer scorer = ExportCase.of("small", names(2), names(1), true, 1).scorer();
    assertThatThrownBy(() -> JavaWriter.write(scorer, name))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("--class-name: expected a Java name");
  }

  private static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
  }

  private URLClassLoader compiled(String source) throws IOException {
    Path file = Files.writeString(folder.resolve("Source.java"), source);
    String name = source.replaceAll("(?s).*?public final class (\\w+).*", "$1");
    Path named = Files.move(file, folder.resolve(name + ".java"));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-encoding",
                "US-ASCII",
                "-d",
                folder.toString(),
                named.toString());
    assertThat(failed).isZero();
    return new URLClassLoader(new URL[] {folder.toUri().toURL()});
  }
}

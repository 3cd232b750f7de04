package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.json.SealedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The information in {@code model.json}. */
class InformationJsonTest {
  @Test
  void aModelWithInformationIsWrittenAgainByteForByte() throws IOException {
    String text = text();
    TrainedModel read = ModelJson.read(text, "m");
    assertThat(read.information()).isNotNull();
    assertThat(read.information().isPenalized()).isTrue();
    assertThat(ModelJson.write(read)).isEqualTo(text);
  }

  @Test
  void aModelWithoutItIsRead() throws IOException {
    String older =
        SealedJson.seal(text().replaceFirst("(?s),\n  \"information\": \\{.*?\\n  }", ""), "m");
    assertThat(older).doesNotContain("information");
    assertThat(ModelJson.read(older, "m").information()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\[ \\[ [0-9.]+, | [ [ | pairs[0]: expected 15 numbers, a lower triangle but found 14",
        "\\[ \\[ [0-9.]+, | [ [ -1, | pairs[0][0]: expected a finite number from 0 but found -1",
        "\\[ \\[ [0-9.]+, | [ [ 1e999, | expected a finite number but found",
        "\\[ \\[ [0-9.]+, | [ [ 1 ], [ 1, | pairs: expected 3 pairs of classes but found 4",
        "\"penalty\": \\[ [0-9.]+, | \"penalty\": [ | penalty: expected 4 numbers but found 3",
        "\"penalty\": \\[ [0-9.]+, | \"penalty\": [ -1, | penalty[0]: expected a finite number from 0",
      })
  void damageIsNamed(String part, String by, String message) throws IOException {
    String text = text();
    int at = text.indexOf("\"information\"");
    String edited = text.substring(0, at) + text.substring(at).replaceFirst(part, by);
    assertThat(edited).isNotEqualTo(text);
    assertThatThrownBy(() -> ModelJson.read(SealedJson.seal(edited, "m"), "m"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void sizesAreCheckedBeforeAnythingIsAllocated() {
    assertThatThrownBy(() -> new Information(10_000, 9, new double[0][], null, null))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "information: expected at most 500 free weights but found 10000 classes and 9 features");
    assertThat(Information.fits(501, 0)).isTrue();
    assertThat(Information.fits(2, 500)).isFalse();
    assertThat(Information.fits(Integer.MAX_VALUE, Integer.MAX_VALUE)).isFalse();
  }

  private static String text() throws IOException {
    return Files.readString(Path.of("examples/model.json"), StandardCharsets.UTF_8);
  }
}

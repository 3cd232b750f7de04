package io.pulsemill.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
  private record A(int a) {}

  private static final String CONTENT = "{\n  \"format\": 2,\n  \"é\": [ 1 ],\n";

  // printf '{\n  "format": 2,\n  "é": [ 1 ],\n' | sha256sum
  private static final String SHA256 =
      "e80f173d81069909587223a2f0c85aec21523acc099f771f603019d525d42feb";

  private static final String SEALED = CONTENT + "  \"checksum\": \"" + SHA256 + "\"\n}\n";
  private static final String UNSEALED = "{\n  \"format\": 2,\n  \"é\": [ 1 ]\n}\n";

  @Test
  void theSealIsTheSha256OfTheUtf8BeforeIt() {
    assertThat(Seal.put(UNSEALED)).isEqualTo(SEALED);
    assertThat(Seal.in(SEALED)).isTrue();
    assertThat(Seal.in(UNSEALED)).isFalse();
    assertThat(SealedJson.read(SEALED, "f").at("/é/0").asInt()).isEqualTo(1);
  }

  @Test
  void writesWhatItReads() {
    String text = SealedJson.write(new A(1));
    assertThat(text).startsWith("{\n  \"format\": 2,\n  \"a\": 1,\n  \"checksum\": \"");
    assertThat(SealedJson.read(text, "f").path("a").asInt()).isEqualTo(1);
  }

  @Test
  void anEditIsToldWithBothChecksumsAndTheRemedy() {
    assertThatThrownBy(() -> SealedJson.read(SEALED.replace("[ 1 ]", "[ 2 ]"), "dir/f.json"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "dir/f.json: its checksum is %s… but its content has "
                .formatted(SHA256.substring(0, 12)))
        .hasMessageEndingWith(
            "it is damaged or was edited; restore it or, if it was edited on purpose, seal it anew:"
                + " pulsemill seal dir/f.json");
  }

  @Test
  void aNewerFormatIsRefusedThoughItsSealIsRight() {
    String text = Seal.put("{\n  \"format\": 3,\n  \"a\": 1\n}\n");
    assertThatThrownBy(() -> SealedJson.read(text, "f"))
        .isInstanceOf(InputException.class)
        .hasMessage("f: format: expected at most 2, the newest this build reads, but found 3");
    assertThatThrownBy(() -> SealedJson.read(text, "f", A.class)).hasMessageContaining("newest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\": 1}", "{\n  \"format\": 1\n}\n"})
  void formatOneHasNoSeal(String text) {
    assertThat(SealedJson.read(text, "f").isObject()).isTrue();
    assertThat(Seal.in(text)).isFalse();
    assertThatThrownBy(() -> SealedJson.seal(text, "f"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("f: it is of format 1", "write \"format\": 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"format\": 2} | its last two lines are not a checksum and a brace",
        "{\"format\": 1, \"checksum\": \"\"} | its last two lines are not a checksum and a brace",
        "{\"checksum\": 5} | its last two lines are not a checksum and a brace",
        "{\"format\": 3} | format: expected at most 2, the newest this build reads, but found 3",
        "{\"format\": 2.0} | format: expected 1 or 2 but found 2.0",
        "{\"format\": \"2\"} | format: expected 1 or 2 but found \"2\"",
        "{\"format\": -1} | format: expected 1 or 2 but found -1",
        "{\"format\": 99999999999999999999} | format: expected 1 or 2 but found 9999",
        "[2] | expected a JSON object but found [2]",
        "`` | expected a JSON object but found nothing",
        "{\"format\": 2, | found, at line 1, an unexpected end: it is cut short",
        "{\"a\": 1, \"a\": 2} | Duplicate field 'a'",
        "{} {} | found, at line 1",
      })
  void whatIsNotSealedIsRefused(String text, String message) {
    assertThatThrownBy(() -> SealedJson.read(text, "dir/f.json"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("dir/f.json: ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  /** As editors, jq and Python leave it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n  \"format\": 2,\n  \"é\": [ 1 ],\n  \"checksum\": \"00\"\n}\n",
        "{\n  \"format\": 2,\n  \"é\": [ 1 ],\n  \"checksum\": \"\"\n}",
        "{\n  \"format\": 2,\n  \"é\": [ 1 ], \"checksum\" :\r\n\"x\" }\r\n \n",
        "{\n  \"format\": 2,\n  \"é\": [ 1 ]}",
        UNSEALED,
        SEALED
      })
  void sealingReplacesTheChecksumAlone(String edited) {
    assertThat(SealedJson.seal(edited, "f")).isEqualTo(SEALED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\": 2, \"checksum\": \"0\", \"a\": 1}",
        "{\"checksum\": \"0\", \"format\": 2}",
        "{\"format\": 2, \"a\": 1, \"checksum\": 7}",
        "{\"format\": 2, \"checksum\": {\"a\": \"checksum\"}}"
      })
  void aChecksumElsewhereIsNotGuessedAt(String text) {
    assertThatThrownBy(() -> SealedJson.seal(text, "f"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("f: expected \"checksum\" as its last field");
  }

  @Test
  void aTextThatLooksLikeAChecksumStays() {
    String text = "{\"format\": 2, \"a\": \"x, \\\"checksum\\\": \\\"0\\\"\"}";
    String sealed = SealedJson.seal(text, "f");
    assertThat(SealedJson.read(sealed, "f").path("a").asText()).isEqualTo("x, \"checksum\": \"0\"");
    assertThat(SealedJson.seal(sealed, "f")).isEqualTo(sealed);
  }
}

package io.pulsemill.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.costmodel.TradeoffJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each format of a result was written as is read, and format 2 written again as it was. */
class StoredResultsTest {
  @ParameterizedTest
  @EnumSource
  void formatTwoIsWrittenAgainByteForByte(Example example) throws IOException {
    String text = new String(example.bytes(2), StandardCharsets.UTF_8);
    assertThat(example.read(text, "f")).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void formatOneIsWrittenAgainAsFormatTwo(Example example) throws IOException {
    String text = new String(example.bytes(1), StandardCharsets.UTF_8);
    String again = example.read(text, "f");
    assertThat(again).startsWith("{\n  \"format\": 2,\n");
    assertThat(content(again)).isEqualTo(content(text));
    assertThat(example.read(again, "f")).isEqualTo(again);
  }

  /** Their entries for jobs are those of run.json. */
  @ParameterizedTest
  @ValueSource(strings = {"tradeoff", "unseen-50000", "unseen-500000"})
  void measurementsOfAClusterAreWrittenAgainByteForByte(String name) throws IOException {
    String text = Files.readString(Path.of("docs/results/tradeoff", name + ".json"));
    assertThat(TradeoffJson.write(TradeoffJson.read(text, name))).isEqualTo(text);
  }

  /** All but format, checksum and layout. */
  private static String content(String text) {
    return text.replaceAll("\\s+", "")
        .replaceFirst("\"format\":[12],", "")
        .replaceFirst(",\"checksum\":\"[0-9a-f]{64}\"", "");
  }
}

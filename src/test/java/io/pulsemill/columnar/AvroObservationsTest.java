package io.pulsemill.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.series.TimeFormats;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroObservationsTest {
  private static final long SECOND = 1_625_142_896;

  @TempDir private Path folder;

  private String row(ReadRows reader, String fields, Object... values) throws IOException {
    Path file =
        AvroFixture.write(folder.resolve("a.avro"), fields, CodecFactory.nullCodec(), 9, values);
    reader.header(file);
    return reader.of(file).get(0).replaceFirst("\\d+:1 ", "");
  }

  private String time(ReadRows reader, String type, Object time) throws IOException {
    String fields =
        String.join(
            ",",
            AvroFixture.field("x", "{\"type\":\"array\",\"items\":\"int\"}"),
            AvroFixture.field("t", type),
            AvroFixture.field("s", "\"string\""),
            AvroFixture.field("l", "\"string\""),
            AvroFixture.field("v", "\"double\""));
    return row(reader, fields, List.of(1, 2), time, "s", "l", 1.0).replace("s l ", "");
  }

  private String value(String type, Object value) throws IOException {
    String fields =
        String.join(
            ",",
            AvroFixture.field("v", type),
            AvroFixture.field("s", "\"string\""),
            AvroFixture.field("t", "\"int\""),
            AvroFixture.field("l", "\"string\""));
    return row(ReadRows.avro().with(ReadRows.nulls("NA")), fields, value, "s", 1, "l")
        .replace("s l 1 ", "");
  }

  private static String logical(String type, String name) {
    return "{\"type\":\"%s\",\"logicalType\":\"%s\"}".formatted(type, name);
  }

  @Test
  void timesOfEveryType() throws IOException {
    ReadRows utc = ReadRows.avro();
    ReadRows berlin =
        ReadRows.avro().with(new TimeFormats(List.of("auto"), ZoneId.of("Europe/Berlin")));
    String whole = SECOND + "789000000ns 1.0";
    String earlier = SECOND - 7200 + "789000000ns 1.0";
    long millis = SECOND * 1000 + 789;
    for (ReadRows reader : List.of(utc, berlin)) {
      assertThat(time(reader, logical("long", "timestamp-millis"), millis)).isEqualTo(whole);
      assertThat(time(reader, logical("long", "timestamp-micros"), millis * 1000)).isEqualTo(whole);
      assertThat(time(reader, logical("long", "timestamp-nanos"), millis * 1_000_000))
          .isEqualTo(whole);
    }
    assertThat(time(utc, logical("long", "local-timestamp-millis"), millis)).isEqualTo(whole);
    assertThat(time(berlin, logical("long", "local-timestamp-millis"), millis)).isEqualTo(earlier);
    assertThat(time(berlin, logical("long", "local-timestamp-micros"), millis * 1000))
        .isEqualTo(earlier);
    assertThat(time(berlin, logical("long", "local-timestamp-nanos"), millis * 1_000_000))
        .isEqualTo(earlier);
    assertThat(time(utc, logical("int", "date"), 1)).isEqualTo("86400000000000ns 1.0");
    assertThat(time(utc, "\"long\"", 5L)).isEqualTo("5 1.0");
    assertThat(time(utc, "\"int\"", -5)).isEqualTo("-5 1.0");
    assertThat(time(utc, "\"string\"", "1970-01-02")).isEqualTo("86400000000000ns 1.0");
    assertThat(time(utc, "\"long\"", null))
        .isEqualTo("time: column 2 (t): expected a time but found null");
  }

  @Test
  void numbersOfEveryType() throws IOException {
    assertThat(value("\"double\"", 57.1)).isEqualTo("57.1");
    assertThat(value("\"float\"", 57.1f)).isEqualTo("57.1");
    assertThat(value("\"int\"", -3)).isEqualTo("-3.0");
    assertThat(value("\"long\"", Long.MAX_VALUE)).isEqualTo("9.223372036854776E18");
    assertThat(value("\"string\"", "57.10")).isEqualTo("57.1");
    assertThat(value("\"string\"", "NA")).isEqualTo("missing");
    assertThat(value("\"double\"", null)).isEqualTo("missing");
    assertThat(value("\"double\"", Double.POSITIVE_INFINITY))
        .isEqualTo(
            "number: column 1 (v): expected a number but found 'Infinity'; --null Infinity takes it as missing");
    ByteBuffer unscaled = ByteBuffer.wrap(BigInteger.valueOf(-571).toByteArray());
    assertThat(
            value(
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":1}",
                unscaled))
        .isEqualTo("-57.1");
    String fixed =
        "{\"type\":\"fixed\",\"name\":\"F\",\"size\":3,\"logicalType\":\"decimal\",\"precision\":6,\"scale\":2}";
    assertThat(
            value(
                fixed,
                new GenericData.Fixed(new Schema.Parser().parse(fixed), new byte[] {0, 2, 59})))
        .isEqualTo("5.71");
  }

  @Test
  void subjectsAndLabelsOfEveryType() throws IOException {
    String symbols = "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"tired\",\"awake\"]}";
    String fields =
        String.join(
            ",",
            AvroFixture.field("l", symbols),
            AvroFixture.field("s", "\"long\""),
            AvroFixture.field("t", "\"int\""),
            AvroFixture.field("v", "\"int\""));
    GenericData.EnumSymbol awake =
        new GenericData.EnumSymbol(new Schema.Parser().parse(symbols), "awake");
    assertThat(row(ReadRows.avro(), fields, awake, 7L, 1, 2)).isEqualTo("7 awake 1 2.0");
    assertThat(row(ReadRows.avro(), fields, null, 7L, 1, 2))
        .isEqualTo("empty-label: column 1 (l): expected a label but found null");
    assertThat(row(ReadRows.avro(), fields.replace(symbols, "\"boolean\""), true, 7L, 1, 2))
        .isEqualTo("7 true 1 2.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"int\",\"string\"] | \"double\" | 't' (time): expected dates, times with a date, whole numbers or text but found a union of several types; name another column with --time-column",
        "{\"type\":\"int\",\"logicalType\":\"time-millis\"} | \"double\" | found time-millis (int)",
        "\"int\" | {\"type\":\"array\",\"items\":\"int\"} | 'v' (value): expected numbers or text but found array",
        "\"int\" | \"boolean\" | found boolean",
        "\"int\" | \"bytes\" | found bytes"
      })
  void aTypeThatCannotBeUsedIsRefusedInOneLine(String time, String value, String message)
      throws IOException {
    String fields =
        "{\"name\":\"s\",\"type\":\"string\"},{\"name\":\"t\",\"type\":%s},{\"name\":\"v\",\"type\":%s}"
            .formatted(time, value);
    Path file = AvroFixture.write(folder.resolve("a.avro"), fields, CodecFactory.nullCodec(), 9);
    assertThatThrownBy(() -> ReadRows.avro().header(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file + ": column '")
        .hasMessageContaining(message);
  }

  @Test
  void aCodecThatCannotBeReadIsRefused() throws IOException {
    Path file =
        AvroFixture.write(
            folder.resolve("a.avro"),
            AvroFixture.field("s", "\"string\""),
            CodecFactory.nullCodec(),
            9);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.write(
        file,
        text.replace("\24avro.codec\10null", "\24avro.codec\4xz")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ReadRows.avro().header(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("it is compressed with xz, which this program cannot read");
  }

  @Test
  void eachRowIsReadByOneSplit() throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      rows.add(new Object[] {"s" + i / 7, (long) i, i * 0.5, "l"});
    }
    Path file =
        AvroFixture.write(
            folder.resolve("a.avro"),
            String.join(
                ",",
                AvroFixture.field("s", "\"string\""),
                AvroFixture.field("t", "\"long\""),
                AvroFixture.field("v", "\"double\""),
                AvroFixture.field("l", "\"string\"")),
            CodecFactory.deflateCodec(1),
            300,
            rows.toArray(Object[][]::new));
    List<String> all = ReadRows.avro().of(file);
    assertThat(all).hasSize(5000);
    assertThat(all.get(301)).matches("\\d+:2 s43 l 301 150.5");
    long length = Files.size(file);
    for (int parts : new int[] {2, 3, 7, 1000}) {
      List<String> found = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        found.addAll(ReadRows.avro().of(file, length * part / parts, length * (part + 1) / parts));
      }
      assertThat(found).isEqualTo(all);
    }
  }
}

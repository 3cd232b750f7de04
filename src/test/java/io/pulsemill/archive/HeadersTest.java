package io.pulsemill.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.series.TimeParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What headers say, and what they must not. */
class HeadersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "@classLabel maybe # expected true or false after @classLabel but found 'maybe'",
        "@classLabel true # expected the classes after @classLabel true but found 'none'",
        "@dimensions many # expected a whole number after @dimensions but found 'many'",
        "@dimensions 9999999999 # expected a whole number after @dimensions",
        "1,2,3:a # expected @data before the first series but found '1,2,3:a'",
        "@data # expected @classLabel true A B …, or @classLabel false, before @data",
        "@targetLabel True # regression",
      })
  void badLineOfATsHeader(String line, String message) {
    assertThatThrownBy(() -> new TsHeader().take(line))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesMayBeWrittenInAnyCaseAndOthersArePassedOver() {
    TsHeader header =
        ts("@PROBLEMNAME x", "@TimeStamps TRUE", "@author me", "@targetlabel false", "@DATA");
    assertThat(header.timed()).isTrue();
    assertThat(header.classes()).isEmpty();
    assertThat(header.ended()).isTrue();
  }

  @Test
  void lengthCountsOnlyIfSeriesAreEquallyLong() {
    assertThat(ts("@seriesLength 5").length()).hasValue(5);
    assertThat(ts("@equalLength true", "@seriesLength 5").length()).hasValue(5);
    assertThat(ts("@equalLength false", "@seriesLength 5").length()).isEmpty();
    assertThat(ts("@equalLength false", "@seriesLength 5").equalLength()).isFalse();
    assertThat(ts("@equalLength true").equalLength()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "@attribute d date # expected an attribute that is numeric, or a nominal class {A,B}",
        "@attribute s string # expected an attribute that is numeric, or a nominal class {A,B}",
        "@attribute c {a # expected an attribute that is numeric, or a nominal class {A,B}",
        "@attribute c {'a} # expected a closing quote",
        "@attribute r relational # expected a single relational attribute before the class",
        "@data # expected a nominal attribute {A,B,…}, the class",
        "1,2 # expected @relation, @attribute, @end or @data but found '1,2'",
      })
  void badLineOfAnArffHeaderAfterANumber(String line, String message) {
    assertThatThrownBy(() -> arff("@attribute a numeric", line))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void classMustBeTheLastAttribute() {
    assertThatThrownBy(() -> arff("@attribute c {a,b}", "@attribute x real"))
        .hasMessageContaining("as the last one but found 'x real'");
    assertThatThrownBy(() -> arff("@attribute c {a,b}", "@data"))
        .hasMessageContaining("expected numeric attributes before @data");
    assertThatThrownBy(
            () -> arff("@attribute r relational", "@end r", "@attribute x integer", "@data"))
        .hasMessageContaining("after the relational one");
  }

  @Test
  void namesAndClassesOfArffMayBeQuoted() {
    ArffHeader header =
        arff("@ATTRIBUTE 'it\\'s {x}' REAL", "@attribute \"c d\"\t{ 'a b' , c,\"d'\"}", "@data");
    assertThat(header.classes()).containsExactly("a b", "c", "d'");
    assertThat(header.numbers()).isEqualTo(1);
  }

  @Test
  void fieldsOfArffAreSplitAtCommasOutsideQuotes() throws MalformedRecordException {
    byte[] text = "'a\\'b\\\\,\\n' , \"c,d\",e f ,?".getBytes(StandardCharsets.UTF_8);
    ArffLine line = new ArffLine();
    line.split(text, 0, text.length);
    assertThat(field(line, 0)).isEqualTo("a'b\\,\n");
    assertThat(field(line, 1)).isEqualTo("c,d");
    assertThat(field(line, 2)).isEqualTo("e f");
    assertThat(field(line, 3)).isEqualTo("?");
    assertThat(line.fields()).isEqualTo(4);
    assertThat(line.quoted(1)).isTrue();
    assertThat(line.quoted(3)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1,2,3,x # COLUMNS # expected 3 fields, the last one a class, but found 4",
        "1,2 # COLUMNS # expected 3 fields",
        "1,,x # NUMBER # value 2: expected a number, ? or NaN but found nothing",
        "1,2,? # EMPTY_LABEL # expected a class but found nothing",
        "1,2,'?' # UNKNOWN_LABEL # expected a class of the header, 'x', but found '?'",
        "{0 1,2 x} # COLUMNS # sparse ARFF",
        "1,2,'x # QUOTE # field 3: expected a closing quote",
        "1,2,'x'y # QUOTE # field 3: expected a comma after the closing quote",
      })
  void badSeriesOfArff(String line, Malformed reason, String message) {
    ArffParser parser =
        new ArffParser(StandardCharsets.UTF_8, new TimeParser(TimeFormats.STANDARD));
    for (String text :
        new String[] {"@attribute a real", "@attribute b real", "@attribute c {x}", "@data"}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      parser.header(bytes, 0, bytes.length);
    }
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> parser.read(bytes, 0, bytes.length, new SeriesRow()))
        .isInstanceOfSatisfying(
            MalformedRecordException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  private static String field(ArffLine line, int i) {
    return new String(
        line.bytes(i), line.from(i), line.to(i) - line.from(i), StandardCharsets.UTF_8);
  }

  private static TsHeader ts(String... lines) {
    TsHeader header = new TsHeader();
    for (String line : lines) {
      header.take(line);
    }
    return header;
  }

  private static ArffHeader arff(String... lines) {
    ArffHeader header = new ArffHeader();
    header.take("@relation r");
    for (String line : lines) {
      header.take(line);
    }
    return header;
  }
}

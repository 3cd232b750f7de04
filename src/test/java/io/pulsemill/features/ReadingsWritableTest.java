package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.series.Dialect;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationColumns;
import io.pulsemill.series.ObservationParser;
import io.pulsemill.series.Series;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.series.TimeKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.junit.jupiter.api.Test;

class ReadingsWritableTest {
  private static final List<String> COLUMNS = List.of("time", "value", "label", "subject");

  @Test
  void readingsAreReadBackAsTheyWere() throws Exception {
    assertThat(written(readings("a", "5,1", "3,2", "3,2", "1000,-7")))
        .isEqualTo("a 5=1.0 3=2.0 3=2.0 1000=-7.0");
  }

  @Test
  void extremesAreReadBackAsTheyWere() throws Exception {
    assertThat(
            written(
                readings(
                    "a",
                    Long.MIN_VALUE + ",1.7976931348623157e308",
                    Long.MAX_VALUE + ",-4.9e-324",
                    "0,0.1",
                    Long.MIN_VALUE + ",9007199254740993")))
        .isEqualTo(
            "a %d=1.7976931348623157E308 %d=-4.9E-324 0=0.1 %d=9.007199254740992E15"
                .formatted(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE));
  }

  @Test
  void wholeValuesBeyondIntegersAreReadBackAsTheyWere() throws Exception {
    assertThat(written(readings("a", "1,1000000000000000000", "2,9223372036854775808", "3,1e300")))
        .isEqualTo("a 1=1.0E18 2=9.223372036854776E18 3=1.0E300");
  }

  @Test
  void timesAtEvenDistancesAndFractionsAreReadBackAsTheyWere() throws Exception {
    assertThat(written(readings("a", "5,1", "8,2.5", "11,-0.0"))).isEqualTo("a 5=1.0 8=2.5 11=0.0");
    assertThat(written(readings("a", Long.MAX_VALUE + ",1", Long.MIN_VALUE + ",2")))
        .isEqualTo("a %d=1.0 %d=2.0".formatted(Long.MAX_VALUE, Long.MIN_VALUE));
  }

  @Test
  void objectIsFilledAgain() throws Exception {
    ReadingsWritable read = new ReadingsWritable();
    for (String value : new String[] {"1", "2.5", "1e300", "3"}) {
      DataOutputBuffer bytes = bytes(readings(value.length() > 1 ? "a" : null, "7," + value));
      DataInputBuffer in = new DataInputBuffer();
      in.reset(bytes.getData(), bytes.getLength());
      read.readFields(in);
      Series series = new Series();
      read.addTo(series);
      assertThat(series.size()).isEqualTo(1);
      assertThat(series.value(0)).isEqualTo(Double.parseDouble(value));
    }
  }

  @Test
  void missingLabelIsReadBackAsMissing() throws Exception {
    assertThat(written(readings(null, "5,1"))).isEqualTo("null 5=1.0");
  }

  @Test
  void datesStayDates() throws Exception {
    ReadingsWritable readings = read(bytes(readings("a", "2021-01-01,1")));

    assertThat(readings.timeKind()).isEqualTo(TimeKind.DATE);
  }

  @Test
  void ninetyDaysOfWholeValuesTakeAbout1ByteAReading() throws Exception {
    String[] rows = new String[90];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = LocalDate.of(2021, 1, 1).plusDays(i) + "," + (50 + i % 30);
    }

    assertThat(bytes(readings("athlete", rows)).getLength()).isLessThan(90 + 40);
  }

  @Test
  void keepsItsSensor() throws Exception {
    Observation observation = new Observation(3);
    observation.setTime(7, TimeKind.WHOLE_NUMBER);
    observation.setOnlyValue(2, 5);
    ReadingsWritable readings = new ReadingsWritable(2);
    readings.add(observation);

    ReadingsWritable read = read(bytes(readings));

    assertThat(read).isEqualTo(readings);
    assertThat(read.sensor()).isEqualTo(2);
    assertThat(written(readings)).isEqualTo("null 7=5.0");
  }

  @Test
  void isFullWithItsMost() throws Exception {
    ReadingsWritable readings = new ReadingsWritable();
    for (int i = 0; i < ReadingsWritable.MAX; i++) {
      assertThat(readings.full()).isFalse();
      readings.add(observation("a", i + ",1"));
    }

    assertThat(readings.full()).isTrue();
  }

  @Test
  void anotherFormatIsRefused() throws Exception {
    DataOutputBuffer bytes = bytes(readings("a", "5,1"));
    bytes.getData()[0] = 1;

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessage("Readings have format 1; this build reads only 2");
  }

  private static String written(ReadingsWritable readings) throws IOException {
    ReadingsWritable read = read(bytes(readings));
    assertThat(read).isEqualTo(readings).hasSameHashCodeAs(readings);
    Series series = new Series();
    read.addTo(series);
    StringBuilder text = new StringBuilder().append(read.label());
    for (int i = 0; i < series.size(); i++) {
      text.append(' ').append(series.time(i)).append('=').append(series.value(i));
    }
    return text.toString();
  }

  private static DataOutputBuffer bytes(ReadingsWritable readings) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    readings.write(out);
    return out;
  }

  private static ReadingsWritable read(DataOutputBuffer bytes) throws IOException {
    DataInputBuffer in = new DataInputBuffer();
    in.reset(bytes.getData(), bytes.getLength());
    ReadingsWritable read = new ReadingsWritable();
    read.readFields(in);
    return read;
  }

  static ReadingsWritable readings(String label, String... rows) throws MalformedRecordException {
    ReadingsWritable readings = new ReadingsWritable();
    for (String row : rows) {
      readings.add(observation(label, row));
    }
    return readings;
  }

  private static Observation observation(String label, String row) throws MalformedRecordException {
    ObservationColumns columns =
        ObservationColumns.of(
            COLUMNS, "subject", "time", List.of("value"), label == null ? null : "label");
    Observation observation = new Observation();
    byte[] line = (row + "," + label + ",s").getBytes(StandardCharsets.UTF_8);
    new ObservationParser(columns, Dialect.CSV, TimeFormats.STANDARD)
        .parse(line, 0, line.length, observation);
    return observation;
  }
}

package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.features.FeaturesCounters.Records;
import io.pulsemill.series.Malformed;
import io.pulsemill.series.ObservationColumns;
import io.pulsemill.series.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeaturesMapperTest {
  private static final String FILE = "file:/a.csv";
  private static final ObservationColumns COLUMNS =
      TestFiles.NAMES.in(List.of("datetime", "pulse", "category", "ts_number"), true);

  /** A mapper of a split that MRUnit cannot make. */
  static final class Mapper extends FeaturesMapper {
    @Override
    ObservationSplit split(Context context) {
      return new ObservationSplit(
          new Path(FILE), ObservationFormat.TEXT, 0, 1000, new String[0], COLUMNS);
    }
  }

  private MapDriver<RecordPosition, ObservationLines, GroupKey, MapValue> driver;

  @BeforeEach
  void setUp() {
    driver = MapDriver.newMapDriver(new Mapper());
    TestFiles.settings().write(driver.getConfiguration());
  }

  @Test
  void consecutiveReadingsOfASubjectAreOnePair() throws IOException {
    add("2021-01-01,52.0,athlete,1_1", "2021-01-02,53.0,athlete,1_1", "2021-01-01,70.0,pro,1_2");

    assertThat(run())
        .containsExactly(
            "subject 1_1 athlete: 1609459200000000000=52.0 1609545600000000000=53.0",
            "subject 1_2 pro: 1609459200000000000=70.0");
  }

  @Test
  void anotherLabelBeginsAnotherPair() throws IOException {
    add("1,5,a,s", "2,5,b,s", "3,5,b,s");

    assertThat(run()).containsExactly("subject s a: 1=5.0", "subject s b: 2=5.0 3=5.0");
  }

  @Test
  void subjectThatComesBackBeginsAnotherPair() throws IOException {
    add("1,5,a,s", "1,6,a,t", "2,7,a,s");

    assertThat(run())
        .containsExactly("subject s a: 1=5.0", "subject t a: 1=6.0", "subject s a: 2=7.0");
  }

  @Test
  void pairHoldsAtMost4096Readings() throws IOException {
    for (int i = 0; i < 5000; i++) {
      driver.addInput(new RecordPosition(i, 0), TestLines.of(i + ",5,a,s"));
    }

    List<Pair<GroupKey, MapValue>> output = driver.run();

    assertThat(output)
        .extracting(pair -> pair.getSecond().readings().size())
        .containsExactly(4096, 904);
  }

  @Test
  void badRecordIsWrittenWithItsPlaceAndReason() throws IOException {
    add("1,5,a,s", "1,oops,a,s", "2,6,a,s");

    assertThat(run())
        .containsExactly(
            "file:/a.csv at byte 100: number, column 2 (pulse): expected a number but found 'oops'",
            "subject s a: 1=5.0 2=6.0");
    assertThat(driver.getCounters().findCounter(Records.READ).getValue()).isEqualTo(3);
    assertThat(malformed(Malformed.NUMBER)).isEqualTo(1);
  }

  @Test
  void badRecordIsKeyedByItsPlace() throws IOException {
    add("1,5,a,s", "1,5,a");

    assertThat(driver.run().get(0).getFirst())
        .isEqualTo(GroupKey.ofBadRecord(FILE, new RecordPosition(100, 0)));
  }

  @Test
  void everyReasonIsCountedUnderItsName() throws IOException {
    add("1,5,a", "1,x,a,s", "x,5,a,s", "1,5,a,", "1,5,,s", "1,5,a,\"s", "1,5,a,s,t");
    driver.addInput(new RecordPosition(9000, 0), TestLines.tooLong());

    assertThat(run())
        .hasSize(8)
        .last()
        .isEqualTo(
            "file:/a.csv at byte 9000: line-too-long, "
                + "expected at most 200 bytes (--max-line-bytes) but found more");
    assertThat(driver.getCounters().findCounter(Records.READ).getValue()).isEqualTo(8);
    assertThat(malformed(Malformed.COLUMNS)).isEqualTo(2);
    assertThat(malformed(Malformed.NUMBER)).isEqualTo(1);
    assertThat(malformed(Malformed.TIME)).isEqualTo(1);
    assertThat(malformed(Malformed.EMPTY_SUBJECT)).isEqualTo(1);
    assertThat(malformed(Malformed.EMPTY_LABEL)).isEqualTo(1);
    assertThat(malformed(Malformed.QUOTE)).isEqualTo(1);
    assertThat(malformed(Malformed.LINE_TOO_LONG)).isEqualTo(1);
  }

  @Test
  void linesThatComeTogetherAreReadOneByOne() throws IOException {
    String lines =
        "2021-01-01,52.0,a,s\n2021-01-02,53.0,a,s\r\n\n\r\n2021-01-03,oops,a,s\n"
            + "\"2021-01-04\",5.5e1,a,s\n2021-01-05,56.0,b,t\n"
            + "9,9,b,"
            + "t".repeat(300)
            + "\n2021-01-06,57.0,b,t";
    driver.addInput(new RecordPosition(1000, 0), TestLines.of(lines));

    assertThat(run())
        .containsExactly(
            "file:/a.csv at byte 1044: number, column 2 (pulse): expected a number but found"
                + " 'oops'",
            "subject s a: 1609459200000000000=52.0 1609545600000000000=53.0"
                + " 1609718400000000000=55.0",
            "file:/a.csv at byte 1107: line-too-long, "
                + "expected at most 200 bytes (--max-line-bytes) but found more",
            "subject t b: 1609804800000000000=56.0 1609891200000000000=57.0");
    assertThat(driver.getCounters().findCounter(Records.READ).getValue()).isEqualTo(7);
    assertThat(driver.getCounters().findCounter(Records.BLANK).getValue()).isEqualTo(2);
  }

  @Test
  void carriageReturnsAreTakenOffAlikeFromALineAloneAndAmongOthers() throws IOException {
    // As the scanner hands them out: alone without the line feed and the return before it.
    driver.addInput(new RecordPosition(0, 0), TestLines.of("1,5,a,s\r\r"));
    driver.addInput(new RecordPosition(10, 0), TestLines.of("2,5,a,s\r\r\r\n3,5,a,s\r\r\r\n"));
    driver.addInput(new RecordPosition(30, 0), TestLines.of("\r"));
    driver.addInput(new RecordPosition(40, 0), TestLines.of("\r\r\n"));

    assertThat(run())
        .containsExactly(
            "file:/a.csv at byte 30: columns, expected 4 columns but found 1; see --delimiter",
            "file:/a.csv at byte 40: columns, expected 4 columns but found 1; see --delimiter",
            "subject s\r a: 1=5.0 2=5.0 3=5.0");
  }

  @Test
  void lineOfUsualFormOverTheLimitIsTooLong() throws IOException {
    String id = "s".repeat(196);
    add("1,2,a," + id.substring(2) + "\n1,2,a," + id.substring(1) + "\r\n");

    assertThat(run())
        .containsExactly(
            "file:/a.csv at byte 201: line-too-long, "
                + "expected at most 200 bytes (--max-line-bytes) but found more",
            "subject " + id.substring(2) + " a: 1=2.0");
  }

  @Test
  void emptyLineIsBlankAndNoRecord() throws IOException {
    add("1,5,a,s", "", "2,5,a,s", "");

    assertThat(run()).hasSize(1);
    assertThat(driver.getCounters().findCounter(Records.READ).getValue()).isEqualTo(2);
    assertThat(driver.getCounters().findCounter(Records.BLANK).getValue()).isEqualTo(2);
  }

  @Test
  void kindsOfTimeAreCounted() throws IOException {
    add("1,5,a,s", "2,5,a,s", "2021-01-01,5,a,t");

    assertThat(run()).hasSize(2);
    assertThat(driver.getCounters().findCounter(Records.WHOLE_NUMBER_TIMES).getValue())
        .isEqualTo(2);
    assertThat(driver.getCounters().findCounter(Records.DATE_TIMES).getValue()).isEqualTo(1);
  }

  @Test
  void unreadableDataAreKeptButAreNoRecord() throws IOException {
    driver.addInput(new RecordPosition(7, 0), TestLines.unreadable("its data are damaged"));

    assertThat(run()).containsExactly("file:/a.csv at byte 7: unreadable, its data are damaged");
    assertThat(driver.getCounters().findCounter(Records.UNREADABLE).getValue()).isEqualTo(1);
    assertThat(driver.getCounters().findCounter(Records.READ).getValue()).isZero();
  }

  private long malformed(Malformed reason) {
    return driver.getCounters().findCounter(FeaturesCounters.MALFORMED, reason.key()).getValue();
  }

  private void add(String... lines) {
    for (int i = 0; i < lines.length; i++) {
      driver.addInput(new RecordPosition(100L * i, 0), TestLines.of(lines[i]));
    }
  }

  private List<String> run() throws IOException {
    List<String> output = new ArrayList<>();
    for (Pair<GroupKey, MapValue> pair : driver.run()) {
      output.add(
          pair.getSecond()
              .bad()
              .map(BadEntry::toString)
              .orElseGet(() -> pair.getFirst() + " " + text(pair.getSecond().readings())));
    }
    return output;
  }

  private static String text(ReadingsWritable readings) {
    Series series = new Series();
    readings.addTo(series);
    StringBuilder text = new StringBuilder(readings.label() + ":");
    for (int i = 0; i < series.size(); i++) {
      text.append(' ').append(series.time(i)).append('=').append(series.value(i));
    }
    return text.toString();
  }
}

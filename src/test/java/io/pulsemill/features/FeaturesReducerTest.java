package io.pulsemill.features;

import static io.pulsemill.features.ReadingsWritableTest.readings;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.features.FeaturesCounters.Records;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.RowSerialization;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mrunit.mapreduce.MapReduceDriver;
import org.apache.hadoop.mrunit.mapreduce.ReduceDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeaturesReducerTest {
  private final List<String> bad = new ArrayList<>();
  private ReduceDriver<GroupKey, MapValue, NullWritable, FeatureRow> driver;

  /** Keeps bad entries, where a task would write files. */
  private final class Reducer extends FeaturesReducer {
    @Override
    BadEntryWriter badEntries(Context context) {
      return new BadEntryWriter() {
        @Override
        public void write(BadEntry entry) {
          bad.add(entry.line());
        }

        @Override
        public void close() {
          bad.add("closed");
        }
      };
    }
  }

  @BeforeEach
  void setUp() {
    driver = ReduceDriver.newReduceDriver(new Reducer());
    TestFiles.settings().write(driver.getConfiguration());
    RowSerialization.register(driver.getConfiguration());
  }

  @Test
  void readingsOfASubjectBecomeOneRow() throws Exception {
    subject("s", readings("a", "3,6", "1,2"), readings("a", "2,4"));

    assertThat(run()).containsExactly("s a 4.0 2.0 2.0 6.0"); // mean std min max
    assertThat(counter(Records.USED)).isEqualTo(3);
    assertThat(counter(Records.SUBJECTS)).isEqualTo(1);
    assertThat(bad).containsExactly("closed");
  }

  @Test
  void repeatedReadingIsDroppedAndCounted() throws Exception {
    subject("s", readings("a", "1,2", "2,4"), readings("a", "2,4", "1,2", "1,2"));

    assertThat(run()).containsExactly("s a 3.0 1.4142135623730951 2.0 4.0");
    assertThat(counter(Records.USED)).isEqualTo(2);
    assertThat(counter(Records.DUPLICATE)).isEqualTo(3);
  }

  @Test
  void undefinedFeatureIsNotANumber() throws Exception {
    subject("s", readings(null, "1,2"));

    assertThat(run()).containsExactly("s null 2.0 NaN 2.0 2.0");
  }

  @Test
  void subjectOfTwoLabelsIsLeftOutWhole() throws Exception {
    subject("s", readings("a", "1,2", "1,2"), readings("b", "2,4"));
    subject("t", readings("b", "1,2"));

    assertThat(run()).hasSize(1);
    assertThat(bad)
        .containsExactly(
            "subject s\t\ttwo-labels\texpected one label but found 'a', 'b'", "closed");
    assertThat(counter(Records.USED)).isEqualTo(1);
    assertThat(counter(Records.DUPLICATE)).isZero();
    assertThat(contradictory(FeaturesCounters.CONTRADICTORY_SUBJECTS, "two-labels")).isEqualTo(1);
    assertThat(contradictory(FeaturesCounters.CONTRADICTORY_ROWS, "two-labels")).isEqualTo(3);
  }

  @Test
  void subjectOfTwoValuesAtOneTimeIsLeftOutWhole() throws Exception {
    subject("s", readings("a", "1,2", "2,9"), readings("a", "1,3", "2,9"));

    assertThat(run()).isEmpty();
    assertThat(bad.get(0))
        .isEqualTo("subject s\t\ttwo-values\texpected one value at 1 but found 2.0 and 3.0");
    assertThat(counter(Records.DUPLICATE)).isZero();
    assertThat(contradictory(FeaturesCounters.CONTRADICTORY_ROWS, "two-values")).isEqualTo(4);
  }

  @Test
  void badRecordIsPassedOn() throws Exception {
    RecordPosition position = new RecordPosition(12, 0);
    driver.addInput(
        GroupKey.ofBadRecord("f", position),
        List.of(MapValue.of(BadEntry.ofRecord("f", position, "number", "x"))));
    subject("s", readings("a", "1,2"));

    assertThat(run()).hasSize(1);
    assertThat(bad).containsExactly("f\tbyte 12\tnumber\tx", "closed");
  }

  /** Mapper, sort, reducer: a subject's lines lie apart, one line is bad. */
  @Test
  void linesBecomeRowsInTheOrderOfTheSubjects() throws Exception {
    MapReduceDriver<RecordPosition, ObservationLines, GroupKey, MapValue, NullWritable, FeatureRow>
        both = MapReduceDriver.newMapReduceDriver(new FeaturesMapperTest.Mapper(), new Reducer());
    TestFiles.settings().write(both.getConfiguration());
    RowSerialization.register(both.getConfiguration());
    String[] lines = {"1,2,a,t", "1,5,b,s", "2,4,a,t", "", "2,?,b,s", "3,9,b,s", "1,5,b,s"};
    for (int i = 0; i < lines.length; i++) {
      both.addInput(new RecordPosition(i, 0), TestLines.of(lines[i]));
    }

    assertThat(rows(both.run()))
        .containsExactly(
            "s b 7.0 2.8284271247461903 5.0 9.0", "t a 3.0 1.4142135623730951 2.0 4.0");
    assertThat(bad.get(0)).startsWith("file:/a.csv\tbyte 4\tnumber\t");
    FeaturesResult result = FeaturesResult.of(both.getCounters());
    assertThat(result.read()).isEqualTo(6);
    assertThat(result.used()).isEqualTo(4);
    assertThat(result.duplicates()).isEqualTo(1);
    assertThat(result.badEntries()).isEqualTo(1);
  }

  private void subject(String id, ReadingsWritable... readings) {
    List<MapValue> values = new ArrayList<>();
    for (ReadingsWritable chunk : readings) {
      values.add(MapValue.of(chunk));
    }
    driver.addInput(GroupKey.ofSubject(id), values);
  }

  private long counter(Records counter) {
    return driver.getCounters().findCounter(counter).getValue();
  }

  private long contradictory(String group, String reason) {
    return driver.getCounters().findCounter(group, reason).getValue();
  }

  private List<String> run() throws Exception {
    return rows(driver.run());
  }

  private static List<String> rows(List<Pair<NullWritable, FeatureRow>> output) {
    List<String> rows = new ArrayList<>();
    for (Pair<NullWritable, FeatureRow> pair : output) {
      FeatureRow row = pair.getSecond();
      StringBuilder text = new StringBuilder(row.subject() + " " + row.label());
      for (int j = 0; j < row.features(); j++) {
        text.append(' ').append(row.value(j));
      }
      rows.add(text.toString());
    }
    return rows;
  }
}

package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassRangesTest {
  private record Row(String label, double x, double y) {}

  /** x separates a, b and c; y does not: b and c touch. */
  private static final List<Row> ROWS =
      List.of(
          new Row("b", 3, 5),
          new Row("a", 1, 1),
          new Row("c", -2, 5),
          new Row("a", 2, 4),
          new Row("b", 4, 7),
          new Row("c", -1, -0.0),
          new Row("c", -1, 0.0));

  @Test
  void aFeatureSeparatesIfNoTwoRangesHaveAPointInCommon() {
    ClassRanges ranges = of(ROWS);

    assertThat(ranges.separates(0)).isTrue();
    assertThat(ranges.separates(1)).isFalse();
  }

  @Test
  void rangesThatTouchAreNotSeparate() {
    assertThat(of(List.of(new Row("a", 1, 1), new Row("b", 1, 2))).separates(0)).isFalse();
    assertThat(of(List.of(new Row("a", 1, 1), new Row("b", 1, 2))).separates(1)).isTrue();
  }

  @Test
  void oneClassIsNotSeparate() {
    assertThat(of(List.of(new Row("a", 1, 1))).separates(0)).isFalse();
  }

  @Test
  void orderAndPackingChangeNoByte() throws IOException {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>(ROWS);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(rows, random);
      int cut = random.nextInt(rows.size());
      ClassRanges sum = of(rows.subList(0, cut));
      sum.add(of(rows.subList(cut, rows.size())));
      assertThat(Bytes.of(sum::write)).isEqualTo(Bytes.of(of(ROWS)::write));
    }
  }

  @Test
  void rangesAreReadAsTheyWereWritten() throws IOException {
    ClassRanges read = ClassRanges.read(Bytes.in(of(ROWS)::write), 2);

    assertThat(Bytes.of(read::write)).isEqualTo(Bytes.of(of(ROWS)::write));
  }

  @Test
  void tooManyNumbersAreGivenUpWhicheverTaskHasThem() throws IOException {
    int features = 1 << 17; // four classes have 2^20 numbers, five more than that
    ClassRanges some = new ClassRanges(features);
    ClassRanges others = new ClassRanges(features);
    for (int k = 0; k < 5; k++) {
      double[] values = new double[features];
      values[0] = k;
      (k < 3 ? some : others).add("class " + k, values);
    }
    assertThat(some.separates(0)).isTrue();
    assertThat(others.separates(0)).isTrue();

    some.add(others);

    assertThat(some.separates(0)).isFalse();
    assertThat(Bytes.of(some::write)).hasSize(5);
    others.add(some);
    assertThat(Bytes.of(others::write)).isEqualTo(Bytes.of(some::write));
  }

  private static ClassRanges of(List<Row> rows) {
    ClassRanges ranges = new ClassRanges(2);
    rows.forEach(row -> ranges.add(row.label, new double[] {row.x, row.y}));
    return ranges;
  }
}

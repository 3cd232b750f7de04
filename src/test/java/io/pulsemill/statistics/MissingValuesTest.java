package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingValuesTest {
  private static final double NONE = Double.NaN;
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  @Test
  void columnsAreNamedWithTheirRowsTheEmptiestFirst() {
    assertThat(some().text(NAMES))
        .isEqualTo("; missing: 'c' (3 rows), 'a' (1 rows), the label (1 rows)");
  }

  @Test
  void nothingMissingIsNoText() {
    assertThat(new MissingValues(4).text(NAMES)).isEmpty();
  }

  @Test
  void ofManyColumnsThreeAreNamed() {
    MissingValues all = some();
    all.add("x", new double[] {1, NONE, 1, NONE});

    assertThat(all.text(NAMES)).endsWith("'b' (1 rows) and 2 more");
  }

  @Test
  void sumsAreReadAsTheyWereWritten() throws IOException {
    MissingValues sum = some();
    sum.add(some());

    assertThat(MissingValues.read(Bytes.in(sum::write), 4).text(NAMES))
        .isEqualTo(sum.text(NAMES))
        .contains("'c' (6 rows)", "the label (2 rows)");
  }

  private static MissingValues some() {
    MissingValues sum = new MissingValues(4);
    sum.add("x", new double[] {1, 1, NONE, 1});
    sum.add("x", new double[] {NONE, 1, Double.POSITIVE_INFINITY, 1});
    sum.add(null, new double[] {1, 1, NONE, 1});
    return sum;
  }
}

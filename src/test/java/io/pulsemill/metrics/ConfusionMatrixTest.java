package io.pulsemill.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.EOFException;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final Offset<Double> ROUNDING = within(1e-15);

  /** 10 rows: 5, 3 and 2 of the classes; 4, 4 and 2 predicted; 7 right. */
  private final ConfusionMatrix pets = matrix(new long[][] {{3, 1, 1}, {0, 3, 0}, {1, 0, 1}});

  @Test
  void countsRowsByActualThenPredicted() {
    ConfusionMatrix matrix = new ConfusionMatrix(3);

    matrix.add(0, 2);

    assertThat(matrix.count(0, 2)).isEqualTo(1);
    assertThat(matrix.count(2, 0)).isZero();
  }

  @Test
  void supportIsByActualClass() {
    assertThat(new long[] {pets.support(0), pets.support(1), pets.support(2)})
        .containsExactly(5, 3, 2);
  }

  @Test
  void predictedIsByPredictedClass() {
    assertThat(new long[] {pets.predicted(0), pets.predicted(1), pets.predicted(2)})
        .containsExactly(4, 4, 2);
  }

  @Test
  void accuracyIsTheShareOfTheDiagonal() {
    assertThat(pets.accuracy()).isEqualTo(0.7);
  }

  @Test
  void precisionIsTheShareOfThePredictedRowsThatAreRight() {
    assertThat(new double[] {pets.precision(0), pets.precision(1), pets.precision(2)})
        .containsExactly(0.75, 0.75, 0.5);
  }

  @Test
  void recallIsTheShareOfTheRowsThatAreFound() {
    assertThat(new double[] {pets.recall(0), pets.recall(1), pets.recall(2)})
        .containsExactly(0.6, 1.0, 0.5);
  }

  @Test
  void f1IsTheHarmonicMeanOfPrecisionAndRecall() {
    // 2·0.75·0.6/1.35 = 2/3; 2·0.75/1.75 = 6/7; 1/2.
    assertThat(new double[] {pets.f1(0), pets.f1(1), pets.f1(2)})
        .containsExactly(new double[] {2.0 / 3, 6.0 / 7, 0.5}, ROUNDING);
  }

  @Test
  void macroWeighsAllClassesTheSame() {
    Averages macro = pets.macro();

    assertThat(macro.precision()).isCloseTo(2.0 / 3, ROUNDING);
    assertThat(macro.recall()).isCloseTo(0.7, ROUNDING);
    assertThat(macro.f1()).isCloseTo(85.0 / 126, ROUNDING);
  }

  @Test
  void weightedWeighsClassesByTheirRows() {
    Averages weighted = pets.weighted();

    // (5·0.75 + 3·0.75 + 2·0.5)/10; (3 + 3 + 1)/10; (10/3 + 18/7 + 1)/10 = 145/210.
    assertThat(weighted.precision()).isCloseTo(0.7, ROUNDING);
    assertThat(weighted.recall()).isCloseTo(0.7, ROUNDING);
    assertThat(weighted.f1()).isCloseTo(145.0 / 210, ROUNDING);
  }

  @Test
  void precisionOfAClassNeverPredictedIsUndefined() {
    ConfusionMatrix matrix = matrix(new long[][] {{2, 0}, {1, 0}});

    assertThat(matrix.precision(1)).isNaN();
    assertThat(matrix.macro().precision()).isNaN();
    assertThat(matrix.weighted().precision()).isNaN();
  }

  @Test
  void f1OfAClassNeverPredictedIsZero() {
    assertThat(matrix(new long[][] {{2, 0}, {1, 0}}).f1(1)).isZero();
  }

  @Test
  void recallOfAClassWithoutRowsIsUndefinedAndLeftOutOfTheWeightedMean() {
    ConfusionMatrix matrix = matrix(new long[][] {{3, 1}, {0, 0}});

    assertThat(matrix.recall(1)).isNaN();
    assertThat(matrix.macro().recall()).isNaN();
    assertThat(matrix.weighted()).isEqualTo(new Averages(1, 0.75, 6.0 / 7));
  }

  @Test
  void f1OfAClassWithoutRowsAndPredictionsIsUndefined() {
    assertThat(matrix(new long[][] {{3, 0}, {0, 0}}).f1(1)).isNaN();
  }

  @Test
  void everythingIsUndefinedWithoutRows() {
    ConfusionMatrix matrix = new ConfusionMatrix(2);
    Averages undefined = new Averages(Double.NaN, Double.NaN, Double.NaN);

    assertThat(matrix.accuracy()).isNaN();
    assertThat(matrix.macro()).isEqualTo(undefined);
    assertThat(matrix.weighted()).isEqualTo(undefined);
  }

  @Test
  void addsEntryByEntry() {
    ConfusionMatrix sum = matrix(new long[][] {{1, 2}, {3, 4}});

    sum.add(matrix(new long[][] {{10, 20}, {30, 40}}));

    assertThat(sum).isEqualTo(matrix(new long[][] {{11, 22}, {33, 44}}));
  }

  @Test
  void readsWhatItWrote() throws IOException {
    assertThat(ConfusionMatrix.read(Streams.bytesOf(pets::write))).isEqualTo(pets);
  }

  @Test
  void refusesAClassItDoesNotKnow() {
    assertThatThrownBy(() -> pets.add(0, 3)).hasMessage("Class: expected 0..2 but found 3");
    assertThatThrownBy(() -> pets.add(-1, 0)).hasMessageContaining("found -1");
  }

  @Test
  void refusesToAddAMatrixOfOtherClasses() {
    assertThatThrownBy(() -> pets.add(new ConfusionMatrix(2)))
        .hasMessageContaining("expected 3 classes but found 2");
  }

  @Test
  void refusesADamagedNumberOfClasses() {
    assertThatThrownBy(
            () -> ConfusionMatrix.read(Streams.bytesOf(out -> out.writeInt(1_000_000_000))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found 1000000000");
    assertThatThrownBy(() -> ConfusionMatrix.read(Streams.bytesOf(out -> out.writeInt(60_000))))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void refusesANegativeCount() {
    assertThatThrownBy(
            () ->
                ConfusionMatrix.read(
                    Streams.bytesOf(
                        out -> {
                          out.writeInt(1);
                          out.writeLong(-5);
                        })))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found -5");
  }

  static ConfusionMatrix matrix(long[][] counts) {
    ConfusionMatrix matrix = new ConfusionMatrix(counts.length);
    for (int a = 0; a < counts.length; a++) {
      for (int p = 0; p < counts.length; p++) {
        for (long i = 0; i < counts[a][p]; i++) {
          matrix.add(a, p);
        }
      }
    }
    return matrix;
  }
}

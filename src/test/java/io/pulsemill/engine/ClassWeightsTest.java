package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --class-weights} says. */
class ClassWeightsTest {
  private static final List<String> CLASSES = List.of("a", "b", "c");

  @Test
  void namesMayHaveCommasAndEqualsSigns() {
    ClassWeights weights = ClassWeights.parse("a=2,\"b,c=0.5\",x=y=1e-3");
    assertThat(weights.byName()).isEqualTo(Map.of("a", 2.0, "b,c", 0.5, "x=y", 1e-3));
    assertThat(weights.isNone()).isFalse();
  }

  @Test
  void aClassThatIsNotNamedCountsOnce() {
    assertThat(ClassWeights.parse("b=3").factors(CLASSES, new double[3])).containsExactly(1, 3, 1);
  }

  @Test
  void balancedClassesCountTheSameAndAllWhatTheyDid() {
    double[] rows = {10, 70, 0.5};
    double[] factors = ClassWeights.parse("balanced").factors(CLASSES, rows);
    double total = 0;
    for (int c = 0; c < rows.length; c++) {
      assertThat(factors[c] * rows[c]).isCloseTo(80.5 / 3, within(1e-12));
      total += factors[c] * rows[c];
    }
    assertThat(total).isCloseTo(80.5, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a | expected balanced or NAME=X,… but found 'a'",
        "=2 | expected balanced or NAME=X,… but found '=2'",
        "a=1,a=2 | expected one weight for 'a' but found two",
        "a=-1 | for 'a' but found '-1'",
        "a=0 | a --weight-column of 0 leaves rows out",
        "a=NaN | for 'a' but found 'NaN'",
        "a=Infinity | for 'a' but found 'Infinity'",
        "a=1d | for 'a' but found '1d'",
        "a= | for 'a' but found ''",
        "a=1e-31 | from 1.0E-30 to 1.0E30 for 'a'",
        "\"a=1 | quote",
      })
  void refuses(String text, String message) {
    assertThatThrownBy(() -> ClassWeights.parse(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAClassThatIsNone() {
    assertThatThrownBy(() -> ClassWeights.parse("a=2,d=1").factors(CLASSES, new double[3]))
        .isInstanceOf(InputException.class)
        .hasMessage("--class-weights: expected names of classes, a, b, c, but found 'd'");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    for (String text : new String[] {"balanced", "b=3,a=0.5"}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ClassWeights.parse(text).write(new DataOutputStream(bytes));
      assertThat(
              ClassWeights.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
          .isEqualTo(ClassWeights.parse(text));
    }
  }
}

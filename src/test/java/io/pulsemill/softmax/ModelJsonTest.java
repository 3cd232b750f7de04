package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.json.Seal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelJsonTest {
  private static final long SEED = 13;

  private static final String TEXT =
      """
      {
        "format": 1,
        "kind": "softmax",
        "classes": [ "athlete", "naïve \\"x\\"" ],
        "features": [ "mean", "std", "trend" ],
        "intercepts": [ 0.5, -0.5 ],
        "coefficients": [ [ 0.1, 1.0E-5, 0.0 ], [ -0.1, -1.0E-5, 0.0 ] ],
        "training": {
          "rows": 30,
          "rowsByClass": [ 10, 20 ],
          "meanLoss": 0.25,
          "objective": 0.26,
          "gradientNorm": 2.0E-9,
          "passes": 6,
          "stop": "gradient-small",
          "optimizer": "newton",
          "l2": 0.01,
          "seed": 12345,
          "trainFraction": 0.7,
          "labelColumn": "label",
          "subjectColumn": "subject"
        }
      }
      """;

  /** As it is written; {@code TEXT} is of format 1, which may be edited without a new seal. */
  private static final String SEALED = Seal.put(TEXT.replace("\"format\": 1", "\"format\": 2"));

  @Test
  void writesKeysInTheContractsOrder() {
    assertThat(ModelJson.write(trained("subject"))).isEqualTo(SEALED);
  }

  @Test
  void readsWhatItWrote() {
    TrainedModel read = ModelJson.read(SEALED, "model.json");

    assertThat(ModelJson.write(read)).isEqualTo(SEALED);
    assertThat(read.training()).isEqualTo(trained("subject").training());
    assertThat(read.model().classes()).containsExactly("athlete", "naïve \"x\"");
    assertThat(read.model().coefficients()[1]).containsExactly(-0.1, -1e-5, 0);
  }

  @Test
  void aTableWithoutSubjectsHasNullThere() {
    String text = ModelJson.write(trained(null));

    assertThat(text).contains("\"subjectColumn\": null");
    assertThat(ModelJson.read(text, "model.json").training().subjectColumn()).isNull();
  }

  @Test
  void everyDoubleComesBackAsItWas() {
    Random random = new Random(SEED);
    double[] numbers = new double[2000];
    for (int i = 0; i < numbers.length; i++) {
      do {
        numbers[i] = Double.longBitsToDouble(random.nextLong());
      } while (!Double.isFinite(numbers[i]));
    }
    numbers[0] = Double.MIN_VALUE;
    List<String> features =
        random.ints(0, Integer.MAX_VALUE).distinct().limit(2000).mapToObj(i -> "f" + i).toList();
    TrainedModel trained =
        new TrainedModel(
            new SoftmaxModel(
                List.of("a", "b"), features, new double[2], new double[][] {numbers, numbers}),
            trained("s").training());

    assertThat(ModelJson.read(ModelJson.write(trained), "m").model().coefficients()[1])
        .isEqualTo(numbers);
  }

  @Test
  void writesTheShortestDecimals() {
    // Double.toString of JDKs before 19 gives 1.9999999999999998E23.
    double number = Double.parseDouble("2e23");
    TrainedModel trained =
        new TrainedModel(
            new SoftmaxModel(
                List.of("a", "b"),
                List.of("x"),
                new double[] {number, -number},
                new double[][] {{2e-3}, {1.1e-5}}),
            trained("s").training());

    assertThat(ModelJson.write(trained))
        .contains("[ 2.0E23, -2.0E23 ]")
        .contains("[ [ 0.002 ], [ 1.1E-5 ] ]");
  }

  @Test
  void unknownKeysAreIgnored() {
    String more = TEXT.replace("\"kind\"", "\"comment\": {\"by\": [1]},\n  \"kind\"");

    assertThat(ModelJson.write(ModelJson.read(more, "m"))).isEqualTo(SEALED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"format\": 1 | \"format\": 2 | its last two lines are not a checksum and a brace",
        "\"format\": 1 | \"format\": 3 | format: expected at most 2, the newest this build reads, but",
        "\"format\": 1 | \"format\": 0 | format: expected 1 or 2 but found 0",
        "\"format\": 1 | \"form\": 1 | format: expected this key but found none",
        "\"softmax\" | \"tree\" | kind: expected \"softmax\", the one of this build but found \"tree\"",
        "[ 0.5, -0.5 ] | [ 0.5 ] | for each of 2 classes but found 1 and 2",
        "[ 0.5, -0.5 ] | [ 0.5, 1e999 ] | intercepts[1]: expected a finite number",
        "[ 0.5, -0.5 ] | [ 0.5, NaN ] | expected JSON but found, at line 6",
        "[ 0.5, -0.5 ] | [ 0.5, \"1\" ] | intercepts[1]: expected a finite number but found \"1\"",
        "[ 0.5, -0.5 ] | 7 | intercepts: expected an array but found 7",
        "1.0E-5, 0.0 ], | null, 0.0 ], | coefficients[0][1]: expected a finite number but found null",
        "1.0E-5, 0.0 ], | 0.0 ], | expected 3 coefficients of class 'athlete' but found 2",
        "\"std\" | \"mean\" | found feature 'mean' twice",
        "\"std\" | 5 | features: expected a string but found 5",
        "\"rows\": 30 | \"rows\": 31 | rows: expected the total of rowsByClass, 30 but found 31",
        "\"rows\": 30 | \"rows\": 30.5 | training.rows: expected a whole number but found 30.5",
        "[ 10, 20 ] | [ 30 ] | rowsByClass: expected 2 numbers, one a class, but found 1",
        "\"passes\": 6 | \"passes\": 99999999999 | training.passes: expected a whole number from 0",
        "\"l2\": 0.01 | \"l2\": -1 | l2: expected a finite number ≥ 0 but found -1.0",
        "\"trainFraction\": 0.7 | \"trainFraction\": 0 | trainFraction: expected (0, 1]",
        "\"label\" | \"\" | labelColumn: expected a name",
        "\"training\": { | \"x\": { | training: expected this key but found none",
        "\"kind\" | \"format\": 1, \"kind\" | Duplicate field 'format'",
      })
  void aWrongFieldIsNamedWithWhatWasExpectedAndFound(String from, String to, String message) {
    assertThat(TEXT).contains(from);

    assertThatThrownBy(() -> ModelJson.read(TEXT.replace(from, to), "dir/model.json"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("dir/model.json: ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"`` | nothing", "[] | []", "null | null", "{ | at line 1", "{} {} | at line 1"})
  void whatIsNoModelAtAllIsSaidToBeNone(String text, String found) {
    assertThatThrownBy(() -> ModelJson.read(text, "m"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found")
        .hasMessageContaining(found);
  }

  private static TrainedModel trained(String subjectColumn) {
    return new TrainedModel(
        new SoftmaxModel(
            List.of("athlete", "naïve \"x\""),
            List.of("mean", "std", "trend"),
            new double[] {0.5, -0.5},
            new double[][] {{0.1, 1e-5, 0}, {-0.1, -1e-5, 0}}),
        new TrainingRecord(
            30,
            List.of(10L, 20L),
            0.25,
            0.26,
            2e-9,
            6,
            "gradient-small",
            "newton",
            0.01,
            12345,
            0.7,
            "label",
            subjectColumn));
  }
}

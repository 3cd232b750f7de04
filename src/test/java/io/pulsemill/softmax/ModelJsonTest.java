package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.InputException;
import io.pulsemill.json.Seal;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.statistics.TrainingSplit;
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

  private static final String WIDE_RAW = "[ [ 0.5, 0.0, 0.0 ], [ -0.5, 0.0, 0.0 ] ]";

  /** Of {@link #TEXT}, trained on z = (x − center) / scale; its raw numbers, by hand. */
  private static final String STANDARDIZED =
      TEXT.replace("\"format\": 1", "\"format\": 2")
          .replace("[ 0.5, -0.5 ]", "[ -1.5, 1.5 ]")
          .replace(
              "[ [ 0.1, 1.0E-5, 0.0 ], [ -0.1, -1.0E-5, 0.0 ] ],",
              """
              [ [ 0.0625, -1.0, 0.0 ], [ -0.0625, 1.0, 0.0 ] ],
                "standardized": {
                  "centers": [ 64.0, 2.0, 0.0 ],
                  "scales": [ 8.0, 0.25, 1.0 ],
                  "intercepts": [ 3.0, 2.0 ],
                  "coefficients": [ [ 0.5, 0.0, 0.0 ], [ -0.5, 0.5, 0.0 ] ]
                },\
              """);

  @Test
  void writesTheWeightsOfTheTrainingBesideTheRawOnes() {
    Standardization standardization =
        new Standardization(new double[] {64, 2}, new double[] {8, 0.25}, new double[] {5, 5});
    SoftmaxModel model =
        SoftmaxModel.fromStandardized(
            List.of("athlete", "naïve \"x\""),
            List.of("mean", "std", "trend"),
            new int[] {0, 1},
            new double[] {3, 0.5, 0, 2, -0.5, 0.5},
            standardization,
            Penalty.NONE);

    assertThat(ModelJson.write(new TrainedModel(model, trained("subject").training())))
        .isEqualTo(Seal.put(STANDARDIZED));
    assertThat(ModelJson.write(ModelJson.read(Seal.put(STANDARDIZED), "m")))
        .isEqualTo(Seal.put(STANDARDIZED));
  }

  @Test
  void scoresByTheWeightsOfTheTrainingWhereItHasThem() {
    // One ulp of the feature is an eighth of the scale: b + Wx would round to it.
    String text =
        STANDARDIZED
            .replace("[ -1.5, 1.5 ]", "[ -5.0E14, 5.0E14 ]")
            .replace("[ [ 0.0625, -1.0, 0.0 ], [ -0.0625, 1.0, 0.0 ] ]", WIDE_RAW)
            .replace("[ 64.0, 2.0, 0.0 ]", "[ 1.0E15, 0.0, 0.0 ]")
            .replace("[ 8.0, 0.25, 1.0 ]", "[ 1.0, 1.0, 1.0 ]")
            .replace("[ 3.0, 2.0 ]", "[ 0.0, 0.0 ]")
            .replace("[ [ 0.5, 0.0, 0.0 ], [ -0.5, 0.5, 0.0 ] ]", WIDE_RAW);
    double[] x = {1e15 + 0.125, 0, 0};

    double[] log = ModelJson.read(Seal.put(text), "m").model().logProbabilities(x);

    assertThat(log[0] - log[1]).isCloseTo(0.125, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[ -1.5, 1.5 ] | [ -1.5, 1.6 ] | intercepts[1]: expected 1.5, which follows from"
            + " `standardized`, but found 1.6; edit `standardized` too, or remove it to score by"
            + " the raw coefficients",
        "[ -0.0625, 1.0, | [ -0.0625, 1.0000000000000002, | coefficients[1][1]: expected 1.0,"
            + " which",
        "[ 3.0, 2.0 ] | [ 3.0, 2.5 ] | intercepts[0]: expected -1.75, which follows",
        "[ 3.0, 2.0 ] | [ 3.0 ] | standardized: expected an intercept and a row of coefficients",
        "[ 3.0, 2.0 ] | [ 3.0, 1e999 ] | standardized.intercepts[1]: expected a finite number",
        "[ 64.0, 2.0, 0.0 ] | [ 64.0, 2.0 ] | a center and a scale for each of 3 features but found"
            + " 2",
        "0.25, 1.0 ] | 0.0, 1.0 ] | a finite scale above 0 but found 2.0 and 0.0 for std",
        "0.25, 1.0 ] | -0.25, 1.0 ] | a finite scale above 0 but found 2.0 and -0.25 for std",
        "\"scales\" | \"scale\" | standardized.scales: expected this key but found none",
        "[ -0.5, 0.5, 0.0 ] | [ -0.5, 0.5 ] | standardized: expected 3 coefficients of class",
      })
  void weightsThatDoNotFitTheRawOnesAreRefused(String from, String to, String message) {
    assertThat(STANDARDIZED).contains(from);

    assertThatThrownBy(
            () -> ModelJson.read(Seal.put(STANDARDIZED.replace(from, to)), "dir/model.json"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("dir/model.json: ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aModelWithoutTheWeightsOfTheTrainingScoresByTheRawOnes() {
    for (String text : List.of(TEXT, SEALED)) {
      TrainedModel read = ModelJson.read(text, "m");

      assertThat(ModelJson.write(read)).isEqualTo(SEALED);
      double[] log = read.model().logProbabilities(new double[] {10, 0, 7});
      assertThat(log[0] - log[1]).isCloseTo(3, within(1e-15));
    }
  }

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
        "\"format\": 1 | \"format\": 3 | format: expected at most 2, the newest this build reads,"
            + " but",
        "\"format\": 1 | \"format\": 0 | format: expected 1 or 2 but found 0",
        "\"format\": 1 | \"form\": 1 | format: expected this key but found none",
        "\"softmax\" | \"tree\" | kind: expected \"softmax\", the one of this build but found"
            + " \"tree\"",
        "[ 0.5, -0.5 ] | [ 0.5 ] | for each of 2 classes but found 1 and 2",
        "[ 0.5, -0.5 ] | [ 0.5, 1e999 ] | intercepts[1]: expected a finite number",
        "[ 0.5, -0.5 ] | [ 0.5, NaN ] | expected JSON but found, at line 6",
        "[ 0.5, -0.5 ] | [ 0.5, \"1\" ] | intercepts[1]: expected a finite number but found \"1\"",
        "[ 0.5, -0.5 ] | 7 | intercepts: expected an array but found 7",
        "1.0E-5, 0.0 ], | null, 0.0 ], | coefficients[0][1]: expected a finite number but found"
            + " null",
        "1.0E-5, 0.0 ], | 0.0 ], | expected 3 coefficients of class 'athlete' but found 2",
        "\"std\" | \"mean\" | found feature 'mean' twice",
        "\"std\" | 5 | features[1]: expected a string but found 5",
        "\"rows\": 30 | \"rows\": 31 | rows: expected the total of rowsByClass, 30 but found 31",
        "\"rows\": 30 | \"rows\": 30.5 | training.rows: expected a whole number but found 30.5",
        "[ 10, 20 ] | [ 30 ] | rowsByClass: expected 2 numbers, one per class, but found 1",
        "\"passes\": 6 | \"passes\": 99999999999 | training.passes: expected a whole number up to",
        "\"l2\": 0.01 | \"l2\": -1 | l2: expected a finite number ≥ 0 but found -1.0",
        "\"l2\": 0.01 | \"l2\": 0.01, \"l1\": 0 | l1: expected a finite number > 0, or no such key",
        "\"l2\": 0.01 | \"l2\": 0.01, \"l1\": 2 | optimalityViolation: expected a finite number ≥ 0"
            + " if there is an l1 penalty",
        "\"passes\": 6 | \"optimalityViolation\": 0.5, \"passes\": 6 | else no such key",
        "\"trainFraction\": 0.7 | \"trainFraction\": 0 | trainFraction: expected (0, 1]",
        "\"label\" | \"\" | labelColumn: expected a name",
        "\"training\": { | \"x\": { | training: expected this key but found none",
        "\"kind\" | \"format\": 2, \"kind\" | Duplicate field 'format'",
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

  @Test
  void aModelOfAnL1PenaltyReadsAsItWasWritten() {
    SoftmaxModel model =
        SoftmaxModel.fromStandardized(
            List.of("a", "b", "c"),
            List.of("x"),
            new int[] {0},
            new double[] {0.1, 2, 0.2, 0, 0.3, 0},
            new Standardization(new double[] {3}, new double[] {0.3}, new double[] {5}),
            new Penalty(0, 0.5));
    TrainedModel trained =
        new TrainedModel(
            model,
            new TrainingRecord(
                9,
                List.of(2L, 3L, 4L),
                0.25,
                0.5,
                2e-9,
                2e-9,
                6,
                StopReason.GRADIENT_SMALL,
                "proximal-newton",
                0,
                0.5,
                12345,
                0.7,
                "label",
                null,
                null,
                null,
                null,
                null,
                null));
    String text = ModelJson.write(trained);
    assertThat(text).contains("\"l1\": 0.5", "\"optimalityViolation\": 2.0E-9");

    TrainedModel read = ModelJson.read(text, "m");
    assertThat(ModelJson.write(read)).isEqualTo(text);
    assertThat(read.training().penalty()).isEqualTo(new Penalty(0, 0.5));
    assertThat(read.model().coefficients()[1]).containsExactly(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"tables\" | TABLES |",
        "\"column\", \"splitColumn\": \"set\" | COLUMN | set",
        "\"hash\" | HASH |",
        "null | HASH |"
      })
  void whoSaidWhichRowsTrainIsRead(String split, TrainingSplit.By by, String column) {
    TrainingRecord read = ModelJson.read(withSplit(split), "m").training();

    assertThat(read.rowsThatTrain().by()).isEqualTo(by);
    assertThat(read.rowsThatTrain().column()).isEqualTo(column);
    assertThat(read.rowsThatTrain().seed()).isEqualTo(12345);
    assertThat(read.rowsThatTrain().fraction()).isEqualTo(by == TrainingSplit.By.HASH ? 0.7 : 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"column\" | splitColumn: expected a name",
        "\"tables\", \"splitColumn\": \"set\" | splitColumn: expected a name",
        "\"files\" | training.split: expected one of hash, column, tables but found \"files\""
      })
  void anUnknownSplitIsRefused(String split, String message) {
    assertThatThrownBy(() -> ModelJson.read(withSplit(split), "m"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  private static String withSplit(String split) {
    assertThat(TEXT).contains("\"seed\"");
    return TEXT.replace("\"seed\"", "\"split\": %s, \"seed\"".formatted(split));
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
            null,
            6,
            StopReason.GRADIENT_SMALL,
            "newton",
            0.01,
            null,
            12345,
            0.7,
            "label",
            subjectColumn,
            null,
            null,
            null,
            null,
            null));
  }
}

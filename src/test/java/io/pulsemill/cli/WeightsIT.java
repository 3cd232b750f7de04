package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows and classes that count more or less than once. */
class WeightsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path GOLDEN = Path.of("src/test/resources/weights");

  @TempDir private Path folder;

  static Stream<JsonNode> optima() throws IOException {
    JsonNode cases = JSON.readTree(GOLDEN.resolve("optima.json").toFile());
    return IntStream.range(0, cases.size()).mapToObj(cases::get);
  }

  /** See {@code weights.py} beside the golden file. */
  @ParameterizedTest
  @MethodSource("optima")
  void theOptimumIsThatOfScikitLearn(JsonNode expected) throws IOException {
    String table = expected.get("table").asText();
    List<Object> options =
        new ArrayList<>(List.of("--tolerance", "1e-11", "--l2", expected.get("l2").asText()));
    for (String[] option :
        new String[][] {{"weightColumn", "--weight-column"}, {"classWeights", "--class-weights"}}) {
      if (!expected.get(option[0]).isNull()) {
        options.addAll(List.of(option[1], expected.get(option[0]).asText()));
      }
    }
    JsonNode model = trained(GOLDEN.resolve(table + ".csv"), table, options.toArray());

    JsonNode training = model.get("training");
    assertThat(training.get("objective").asDouble())
        .isCloseTo(expected.get("objective").asDouble(), within(1e-12));
    assertThat(training.get("weightSum").asDouble())
        .isCloseTo(expected.get("weightSum").asDouble(), within(1e-9));
    for (int c = 0; c < 3; c++) {
      assertThat(numbers(model.get("coefficients").get(c)))
          .containsExactly(numbers(expected.get("coefficients").get(c)), within(1e-8));
    }
    assertThat(numbers(model.get("intercepts")))
        .containsExactly(numbers(expected.get("intercepts")), within(1e-7));
  }

  @ParameterizedTest
  @CsvSource({"iris, --l2, 0.02", "wine, --l2, 1", "wine, --l1, 0.02", "iris, --l1, 0.1"})
  void wholeWeightsAreRepeatedRows(String table, String penalty, String strength)
      throws IOException {
    List<String> lines = Files.readAllLines(GOLDEN.resolve(table + ".csv"));
    List<String> repeated = new ArrayList<>(lines.subList(0, 1));
    for (String line : lines.subList(1, lines.size())) {
      int times = Integer.parseInt(line.split(",", -1)[2]);
      for (int k = 0; k < times; k++) {
        repeated.add(line.replaceFirst("^s", "copy " + k + " of s"));
      }
    }
    Path many = Files.write(folder.resolve("many.csv"), repeated);
    Object[] options = {penalty, strength, "--tolerance", "1e-11", "--class-weights", "balanced"};
    JsonNode expected = trained(many, table, options);
    Object[] weighted = Arrays.copyOf(options, options.length + 2);
    weighted[options.length] = "--weight-column";
    weighted[options.length + 1] = "times";
    JsonNode model = trained(GOLDEN.resolve(table + ".csv"), table, weighted);

    assertThat(model.get("standardized").get("scales"))
        .isEqualTo(expected.get("standardized").get("scales"));
    assertThat(model.get("training").get("objective").asDouble())
        .isCloseTo(expected.get("training").get("objective").asDouble(), within(1e-14));
    for (int c = 0; c < 3; c++) {
      assertThat(numbers(model.get("coefficients").get(c)))
          .containsExactly(numbers(expected.get("coefficients").get(c)), within(1e-9));
    }
    assertThat(model.get("training").get("weightSum"))
        .isEqualTo(expected.get("training").get("weightSum"));
  }

  @Test
  void everyEngineMakesTheSameModel() throws IOException {
    Path table = parquet(folder.resolve("table.parquet"), new Random(6));
    for (String weights : new String[] {"balanced", "b=3,a=0.25"}) {
      Object[] options = {
        "--weight-column", "v", "--class-weights", weights, "--l2", 0, "--features", "f0,f1"
      };
      Path local = train("local", table, "local.json", options);
      for (String engine : new String[] {"jobs", "resident"}) {
        assertThat(train(engine, table, engine + ".json", options)).hasSameBinaryContentAs(local);
      }
      JsonNode training = JSON.readTree(local.toFile()).get("training");
      assertThat(training.get("classWeights")).hasSize(2);
      assertThat(training.get("weightColumn").asText()).isEqualTo("v");
    }
  }

  /** Its statistics, taken while the table is written, know no weights. */
  @Test
  void aPipelineWeighsClassesAsATrainingDoes() throws IOException {
    Path input = CommandLineRun.simulate(folder.resolve("in"), 200);
    Object[] options = {"--class-weights", "balanced", "--l2", 0.1};
    Path run = folder.resolve("run");
    Object[] pipeline = {"pipeline", "--input", input, "--output", run};
    CommandLineRun.done(Stream.of(pipeline, options).flatMap(Arrays::stream).toArray());
    Path model = train("local", run.resolve("features"), "again.json", options);
    assertThat(run.resolve("model.json")).hasSameBinaryContentAs(model);
    JsonNode training = JSON.readTree(model.toFile()).get("training");
    assertThat(training.get("weightSum").asDouble())
        .isCloseTo(training.get("rows").asDouble(), within(1e-9));
  }

  @Test
  void weightsOfOneMakeTheModelOfNoWeights() throws IOException {
    Path csv = csv("a", "1", "1");
    Path ones = train("local", csv, "ones.json", "--weight-column", "v", "--l2", 0.1);
    Path none = train("local", csv, "none.json", "--features", "f", "--l2", 0.1);
    assertThat(lines(ones)).isEqualTo(lines(none));
  }

  @Test
  void rowsOfWeight0AreNotThere() throws IOException {
    Path csv = csv("a", "0", "1e30"); // its value of f is far from all others
    CommandLineRun run =
        CommandLineRun.of(
            "train",
            "--table",
            csv,
            "--weight-column",
            "v",
            "--l2",
            0.1,
            "--train-fraction",
            1,
            "--output",
            folder.resolve("zero.json"));
    assertThat(run.err()).contains("1 training rows left out: zero-weight");
    assertThat(run.exit()).isZero();
    JsonNode model = JSON.readTree(folder.resolve("zero.json").toFile());
    assertThat(model.get("training").get("rows").asInt()).isEqualTo(40);
    assertThat(model.get("standardized").get("scales").get(0).asDouble()).isLessThan(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | line 42, column 4 (v): expected a weight, 0 or from 1.0E-30 to 1.0E30, but found -1.0",
        "'' | line 42, column 4 (v): expected a weight, 0 or from 1.0E-30 to 1.0E30, but found none",
        "NaN | line 42, column 4 (v): ",
        "Infinity | line 42, column 4 (v): ",
        "1e400 | line 42, column 4 (v): ",
        "1e31 | but found 1.0E31",
        "x | line 42, column 4 (v): ",
      })
  void refusesAWeight(String weight, String message) throws IOException {
    String line = refusal(1, csv("a", weight, "1"), "--weight-column", "v");
    assertThat(line).contains("/table.csv").contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | --class-weights x | --class-weights: expected balanced or NAME=X,… but found 'x'",
        "2 | --class-weights a=0 | for 'a' but found '0'; a --weight-column of 0 leaves rows out",
        "1 | --class-weights zz=2 | --class-weights: expected names of classes, a, b, but found 'zz'",
        "1 | --weight-column w | has no column 'w' for the weight; found the columns",
        "1 | --weight-column label | 'label' is given as weight and as subject, label or split",
        "1 | --weight-column subject | 'subject' is given as weight and as subject, label or split",
        "1 | --weight-column v --features f,v | 'v' is given as a feature but also as another feature,"
            + " subject, label or weight",
        "1 | --class-weights a=1e-9,b=1e-9 | expected a sum above 1 but found",
      })
  void refusesOptions(int exit, String options, String message) throws IOException {
    assertThat(refusal(exit, csv("a", "1", "1"), (Object[]) options.split(" "))).contains(message);
  }

  @Test
  void refusesANumberThatIsNoWeightInParquetToo() throws IOException {
    Path table = folder.resolve("bad.parquet");
    TableColumns columns = new TableColumns("subject", "label", List.of("v", "f"));
    try (FeatureTableWriter writer =
        new FeatureTableWriter(
            new Configuration(), new org.apache.hadoop.fs.Path(table.toUri()), columns, 3)) {
      for (int r = 0; r < 10; r++) {
        double[] values = {r == 7 ? Double.NaN : 1, r * r % 7};
        writer.write(new FeatureRow("s" + r, r % 2 == 0 ? "a" : "b", values));
      }
    }
    assertThat(refusal(1, table, "--weight-column", "v"))
        .contains("bad.parquet, row 8, column 'v' (weight): expected a weight")
        .contains("but found none (empty, NaN or infinite)");
  }

  private String refusal(int exit, Path table, Object... options) {
    Path model = folder.resolve("refused.json");
    CommandLineRun run =
        CommandLineRun.of(
            Stream.of(
                    new Object[] {"train", "--quiet", "--table", table, "--output", model}, options)
                .flatMap(Arrays::stream)
                .toArray());
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(model).doesNotExist();
    return run.errorLines().get(0);
  }

  /** The optimum of a golden table. */
  private JsonNode trained(Path table, String name, Object... options) throws IOException {
    int features = name.equals("iris") ? 4 : 13;
    String names = String.join(",", IntStream.range(0, features).mapToObj(j -> "f" + j).toList());
    Object[] all =
        Stream.of(options, new Object[] {"--train-fraction", 1, "--features", names})
            .flatMap(Arrays::stream)
            .toArray();
    return JSON.readTree(train("local", table, name + ".json", all).toFile());
  }

  private Path train(String engine, Path table, String model, Object... options) {
    Path place = folder.resolve(model);
    Object[] own = {
      "train", "--engine", engine, "--table", table, "--output", place, "--overwrite"
    };
    CommandLineRun.done(Stream.of(own, options).flatMap(Arrays::stream).toArray());
    return place;
  }

  /** Forty rows of weight 1 and a last one. */
  private Path csv(String label, String weight, String value) throws IOException {
    List<String> lines = new ArrayList<>(List.of("subject,label,f,v"));
    Random random = new Random(8);
    for (int r = 0; r < 40; r++) {
      lines.add("s%d,%s,%s,1".formatted(r, r % 2 == 0 ? "a" : "b", random.nextGaussian() + r % 2));
    }
    lines.add("s40,%s,%s,%s".formatted(label, value, weight));
    return Files.write(folder.resolve("table.csv"), lines);
  }

  /** Of several row groups, so that tasks share it; with fractions, zeros and one heavy row. */
  private static Path parquet(Path file, Random random) throws IOException {
    TableColumns columns = new TableColumns("subject", "label", null, "v", List.of("f0", "f1"));
    try (FeatureTableWriter writer =
        new FeatureTableWriter(
            new Configuration(), new org.apache.hadoop.fs.Path(file.toUri()), columns, 400)) {
      for (int r = 0; r < 2000; r++) {
        boolean first = random.nextInt(3) > 0;
        double[] x = {random.nextGaussian() + (first ? 0 : 1), 1e3 * random.nextGaussian()};
        double weight = r == 17 ? 500 : r % 11 == 0 ? 0 : -Math.log(random.nextDouble());
        writer.write(new FeatureRow("s" + r, first ? "a" : "b", null, weight, x));
      }
    }
    return file;
  }

  private static double[] numbers(JsonNode array) {
    return IntStream.range(0, array.size()).mapToDouble(i -> array.get(i).asDouble()).toArray();
  }

  private static List<String> lines(Path model) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(model));
    lines.removeIf(line -> line.matches(".*\"(checksum|weightColumn|weightSum|subjectColumn)\".*"));
    Collections.sort(lines);
    return lines;
  }
}

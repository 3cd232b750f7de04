package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series of several dimensions from a file to predictions of others, which need no class. */
class ArchiveVerbsIT {
  private static final String HEADER = "@dimensions 3\n@equalLength true\n@seriesLength 10\n";

  @TempDir Path folder;

  @Test
  void pipelineLearnsFromAnArchiveAndPredictReadsWhatHasNoClass() throws IOException {
    Path train = folder.resolve("Waves_TRAIN.ts");
    Files.writeString(train, HEADER + "@classLabel true low high\n@data\n" + series(120, true));
    Path run = folder.resolve("run");
    CommandLineRun.done(
        "pipeline",
        "--input",
        train,
        "--output",
        run,
        "--value-column",
        "dim_0..dim_2",
        "--features",
        "mean",
        "--l2",
        "0.1");

    assertThat(Files.readString(run.resolve("model.json")))
        .contains("\"dim_0_mean\"", "\"dim_2_mean\"", "\"high\"");
    assertThat(Files.readString(run.resolve("run.json"))).contains("dim_0..dim_2");

    Path unlabeled = folder.resolve("Waves_NEW.ts");
    Files.writeString(unlabeled, HEADER + "@classLabel false\n@data\n" + series(3, false));
    Path labeled = folder.resolve("Waves_TEST.ts");
    Files.writeString(
        labeled,
        HEADER + "@classLabel true low high\n@data\n" + series(3, true).replace("low", "?"));
    List<String> predicted = predictions(run, unlabeled, "dim_0..dim_2");

    assertThat(predicted).hasSize(4);
    assertThat(predicted.get(1)).startsWith("Waves_NEW-1,high,");
    assertThat(predicted.get(2)).startsWith("Waves_NEW-2,low,");
    assertThat(predictions(run, labeled, "dim_0,dim_1,dim_2"))
        .isEqualTo(predicted.stream().map(row -> row.replace("_NEW", "_TEST")).toList());
  }

  @Test
  void predictReadsASheetWithoutLabels() throws IOException {
    Path sheet = folder.resolve("sheet.csv");
    StringBuilder rows = new StringBuilder("id,t0,t1,class\n");
    for (int i = 0; i < 60; i++) {
      rows.append("s%d,%d,%d,%s\n".formatted(i, i % 10, i % 7, i % 10 > 4 ? "high" : "low"));
    }
    Files.writeString(sheet, rows);
    Path run = folder.resolve("run");
    CommandLineRun.done(
        "pipeline",
        "--input",
        sheet,
        "--output",
        run,
        "--series-columns",
        "t0..t1",
        "--subject-column",
        "id",
        "--label-column",
        "class",
        "--features",
        "mean",
        "--l2",
        "0.1");
    assertThat(Files.readString(run.resolve("run.json"))).contains("t0..t1");
    assertThat(Files.readString(run.resolve("features/_features.json")))
        .contains("\"value\":\"t0..t1\"".replace(":", ": "));

    Path unlabeled = folder.resolve("new.csv");
    Files.writeString(unlabeled, "id,t0,t1\nn,9,6\nm,0,0\n");
    Path output = folder.resolve("predictions");
    CommandLineRun.done(
        "predict",
        "--input",
        unlabeled,
        "--model",
        run.resolve("model.json"),
        "--output",
        output,
        "--format",
        "csv",
        "--series-columns",
        "t0..t1",
        "--subject-column",
        "id");
    List<String> rowsOf = Files.readAllLines(output.resolve("part-m-00000.csv"));
    assertThat(rowsOf.get(1)).startsWith("m,low,");
    assertThat(rowsOf.get(2)).startsWith("n,high,");
  }

  @Test
  void detectKnowsTheFormats() throws IOException {
    Path ts = folder.resolve("Waves_TRAIN.ts");
    Files.writeString(ts, HEADER + "@classLabel true low high\n@data\n" + series(2, true));
    assertThat(CommandLineRun.done("features", "--detect", "--input", ts).out())
        .contains("format        'ts'                  suffix and header say so")
        .endsWith("options: --value-column dim_0..dim_2\n");
    Path ucr = folder.resolve("x.tsv");
    Files.writeString(ucr, "1" + "\t2.5".repeat(10) + "\n2" + "\t3".repeat(9) + "\tNaN\n");
    assertThat(CommandLineRun.done("features", "--detect", "--input", ucr).out())
        .doesNotContain("--input-format ucr"); // too short, the second
    Files.writeString(ucr, "1" + "\t2.5".repeat(11) + "\n2" + "\t3".repeat(10) + "\tNaN\n");
    assertThat(CommandLineRun.done("features", "--detect", "--input", ucr).out())
        .endsWith("options: --input-format ucr\n");
  }

  @Test
  void wrongUseOfTheOptionsIsToldInOneLine() throws IOException {
    Path sheet = Files.writeString(folder.resolve("s.csv"), "id,t0,t1,c\na,1,2,x\n");
    assertError(2, "FROM..TO", sheet, "--series-columns", "t0");
    assertError(2, "neither --long", sheet, "--series-columns", "t0..t1", "--value-column", "a,b");
    assertError(1, "--series-columns FROM..TO", sheet, "--input-format", "wide");
    assertError(
        1,
        "--input-format text or wide",
        sheet,
        "--series-columns",
        "t0..t1",
        "--input-format",
        "ts");
    assertError(2, "--value-column: expected a range", sheet, "--value-column", "d9..d1");
    assertError(1, "column 't9' but found: 'id'", sheet, "--series-columns", "t0..t9");
    assertError(1, "did you mean 't0'?", sheet, "--series-columns", "T0..t1");
    Path archive = Files.writeString(folder.resolve("s.ts"), "@classLabel true x\n@data\n1,2:x\n");
    assertError(1, "leave --series-columns out", archive, "--series-columns", "t0..t1");
    assertError(
        1,
        "give it with --labels",
        Files.writeString(folder.resolve("r.csv"), "ts_number,datetime,pulse\na,1,2\n"));
  }

  private void assertError(int exit, String part, Path input, Object... options) {
    Object[] words = new Object[options.length + 5];
    Object[] head = {"features", "--input", input, "--output", folder.resolve("out")};
    System.arraycopy(head, 0, words, 0, head.length);
    System.arraycopy(options, 0, words, head.length, options.length);
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.errorLines()).hasSize(1).first().asString().contains(part);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private List<String> predictions(Path run, Path input, String sensors) throws IOException {
    Path output = folder.resolve(input.getFileName() + ".predictions");
    CommandLineRun.done(
        "predict",
        "--input",
        input,
        "--model",
        run.resolve("model.json"),
        "--output",
        output,
        "--format",
        "csv",
        "--value-column",
        sensors);
    return Files.readAllLines(output.resolve("part-m-00000.csv"));
  }

  /** Odd ones are high. */
  private static String series(int count, boolean labeled) {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      boolean high = i % 2 == 0;
      for (int dimension = 0; dimension < 3; dimension++) {
        text.append(dimension == 0 ? "" : ":");
        for (int t = 0; t < 10; t++) {
          int value = random.nextInt(10) + (high ? 6 : 0);
          text.append(t == 0 ? "" : ",").append(value);
        }
      }
      text.append(labeled ? high ? ":high" : ":low" : "").append('\n');
    }
    return text.toString();
  }
}

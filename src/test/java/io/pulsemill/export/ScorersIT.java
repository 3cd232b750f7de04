package io.pulsemill.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.PeerProgram;
import io.pulsemill.softmax.SoftmaxModel;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports in the hands of other programs: JPMML-Evaluator, PMML4S, ONNX Runtime, DuckDB and Spark
 * give the probabilities and labels of the model, for rows up to 1,000 deviations away, for ties,
 * and nothing for rows with a value missing. {@code -Dexport.rows=N} takes N rows per model.
 */
class ScorersIT {
  private static final int ROWS = Integer.getInteger("export.rows", 500);
  private static final int FEATURES = Integer.getInteger("export.features", 60);

  @TempDir private Path folder;

  @Test
  void otherProgramsScoreAsTheModelDoes() throws Exception {
    List<ExportCase> cases =
        List.of(
            ExportCase.of("two-classes", names("c", 2), names("x", 1), true, ROWS),
            ExportCase.of(
                "odd-names",
                List.of(
                    "O'Brien", "say \"no\"", "a\\b 'c'", " \u00e4\u00f6 \u4e2d\u6587 \ud83d\ude00"),
                List.of("z_1", "select", "a \"b\"", "c`d", "e'f-g", " \u00e9\u00e8 ", "predicted"),
                true,
                ROWS),
            ExportCase.of("raw", names("k", 3), names("f", 7), false, ROWS),
            ExportCase.of(
                "wide", names("class ", 20), names("feature ", FEATURES), true, ROWS / 10));
    for (ExportCase each : cases) {
      each.writeTo(folder.resolve(each.name()));
    }

    PeerProgram.run("scorers/Scorers", folder);
    PeerProgram.run("QueryScorers", folder);

    for (ExportCase each : cases) {
      for (String scorer : List.of("jpmml", "pmml4s", "duckdb", "spark")) {
        check(each, scorer, 1e-12);
      }
      check(each, "onnx", 1e-5);
      check(each, "onnx32", Double.NaN);
    }
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
  }

  /**
   * Holds what a scorer wrote against the model.
   *
   * @param tolerance of a probability; NaN: the bound that the file states, at the row's distance
   */
  private void check(ExportCase each, String scorer, double tolerance) throws IOException {
    double largest = 0;
    int close = 0;
    Path file = folder.resolve(each.name()).resolve(scorer + ".bin");
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (double[] row : each.rows()) {
        String label = in.readUTF();
        double[] p = new double[each.model().classes().size()];
        for (int c = 0; c < p.length; c++) {
          p[c] = in.readDouble();
        }
        String where = "%s, %s, row %s".formatted(each.name(), scorer, Arrays.toString(row));
        double[] logs = each.expected(row);
        if (logs == null) {
          assertThat(label).as(where).isEmpty();
          assertThat(p).as(where).containsOnly(Double.NaN);
          continue;
        }
        double allowed =
            Double.isNaN(tolerance)
                ? FloatError.largest(each.scorer(), each.deviations(row))
                : tolerance;
        for (int c = 0; c < p.length; c++) {
          double difference = Math.abs(p[c] - StrictMath.exp(logs[c]));
          assertThat(difference).as(where).isLessThanOrEqualTo(allowed);
          largest = Math.max(largest, difference);
        }
        double[] sorted = Arrays.stream(logs).map(StrictMath::exp).sorted().toArray();
        double gap = sorted[sorted.length - 1] - sorted[sorted.length - 2];
        boolean othersAreFar =
            sorted.length > 2 && sorted[sorted.length - 2] - sorted[sorted.length - 3] > allowed;
        if (gap > allowed || (each.isTie(logs) && othersAreFar)) {
          String expected = each.model().classes().get(SoftmaxModel.predict(logs));
          assertThat(label).as(where).isEqualTo(expected);
        } else {
          close++;
        }
      }
      assertThat(in.read()).isEqualTo(-1);
    }
    System.getLogger("export")
        .log(
            System.Logger.Level.INFO,
            "%s %s: %d rows, largest difference %.3g, %d labels too close to compare"
                .formatted(each.name(), scorer, each.rows().size(), largest, close));
  }
}

package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows score as they trained, by every engine and every verb. */
class TrainingLossIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] LABELS = {"lo", "lo", "hi", "lo", "hi", "lo", "hi", "hi"};
  private static final long OFFSET = 1_000_000_000_000_000L;

  /** The least mean loss of these labels at whole numbers one apart, by 50-digit arithmetic. */
  private static final double LOSS = 0.52809881718;

  private static final double DIGITS = 1e-11;
  private static final double SAME = 1e-12;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"local", "jobs", "resident"})
  void evaluateAndPredictAgreeWithTrain(String engine) throws IOException {
    List<String> lines = new ArrayList<>(List.of("subject,label,t"));
    for (int r = 0; r < LABELS.length; r++) {
      lines.add("s%d,%s,%d".formatted(r, LABELS[r], OFFSET + r));
    }
    Path table = Files.write(folder.resolve("table.csv"), lines);
    Path model = folder.resolve("model.json");
    Path evaluation = folder.resolve("evaluation.json");
    Path predictions = folder.resolve("predictions");
    String[] training = {"--engine", engine, "--train-fraction", "1"};
    done("train", training, "--table", table, "--output", model);
    done("evaluate", "--table", table, "--model", model, "--rows", "train", "--output", evaluation);
    done("predict", "--table", table, "--model", model, "--output", predictions, "--format", "csv");

    assertSameLoss(model, evaluation);
    assertThat(meanLoss(predictions)).isCloseTo(LOSS, within(DIGITS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "jobs", "resident"})
  void aPipelineAgreesWithItsTraining(String engine) throws IOException {
    List<String> lines = new ArrayList<>(List.of("datetime,pulse,category,ts_number"));
    for (int r = 0; r < LABELS.length; r++) {
      lines.add("2026-01-01,%d,%s,s%d".formatted(OFFSET + r, LABELS[r], r));
    }
    Path observations = Files.write(folder.resolve("observations.csv"), lines);
    Path output = folder.resolve("run");
    String[] training = {"--engine", engine, "--train-fraction", "1", "--rows", "train"};
    String[] features = {"--features", "mean"};
    done("pipeline", training, features, "--input", observations, "--output", output);

    assertSameLoss(output.resolve("model.json"), output.resolve("evaluation.json"));
  }

  private static void assertSameLoss(Path model, Path evaluation) throws IOException {
    JsonNode evaluated = JSON.readTree(evaluation.toFile());
    double trained = JSON.readTree(model.toFile()).at("/training/meanLoss").asDouble();
    assertThat(trained).isCloseTo(LOSS, within(DIGITS));
    assertThat(evaluated.get("rows").asInt()).isEqualTo(LABELS.length);
    assertThat(evaluated.get("logLoss").asDouble()).isCloseTo(trained, within(SAME));
  }

  /** Of predictions in the order of the rows: subject, predicted, p_hi, p_lo. */
  private static double meanLoss(Path predictions) throws IOException {
    double loss = 0;
    List<String> lines = Files.readAllLines(predictions.resolve("part-m-00000.csv"));
    for (int r = 0; r < LABELS.length; r++) {
      String[] cells = lines.get(r + 1).split(",", -1);
      assertThat(cells[0]).isEqualTo("s" + r);
      loss -= Math.log(Double.parseDouble(cells[LABELS[r].equals("hi") ? 2 : 3]));
    }
    return loss / LABELS.length;
  }

  private static void done(Object... words) {
    List<Object> all = new ArrayList<>();
    for (Object word : words) {
      all.addAll(word instanceof String[] some ? List.of(some) : List.of(word));
    }
    CommandLineRun.done(all.toArray());
  }
}

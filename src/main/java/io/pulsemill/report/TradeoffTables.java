package io.pulsemill.report;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.FittedModel;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.MedianRun;
import io.pulsemill.costmodel.Prediction;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.timing.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tables of a measurement, for a terminal and the page. */
public final class TradeoffTables {
  /** In place of what needs more sizes. */
  public static final String ONE_SIZE =
      "one size is not enough to estimate the cost per row: no break-even, no prediction";

  /** Least seconds of a phase to have a column. */
  private static final double SHOWN = 0.005;

  private TradeoffTables() {}

  /**
   * Each training, the median of its repeats; * if it was measured in part.
   *
   * @param costs whose predictions to compare with
   */
  public static Table medians(Tradeoff tradeoff, Tradeoff costs) {
    List<Phase> phases =
        Arrays.stream(Phase.values())
            .filter(
                phase -> tradeoff.runs().stream().anyMatch(run -> run.parts().of(phase) >= SHOWN))
            .toList();
    List<String> heads =
        new ArrayList<>(List.of("training", "rows", "passes", "seconds", "predicted"));
    phases.forEach(phase -> heads.add(phase.key()));
    heads.add("remainder");
    List<List<String>> rows = new ArrayList<>();
    for (MedianRun median : MedianRun.of(tradeoff.runs())) {
      MeasuredRun run = median.run();
      List<String> cells = new ArrayList<>();
      cells.add(run.optimizer() + " " + run.name());
      cells.add(Figures.whole(run.rows()));
      cells.add(String.valueOf(run.passes()));
      cells.add(Figures.seconds(median.wholeSeconds()) + (run.projected() ? "*" : ""));
      cells.add(Figures.seconds(costs.predicted(run)));
      phases.forEach(phase -> cells.add(Figures.seconds(median.seconds(phase))));
      cells.add(Figures.seconds(median.remainder()));
      rows.add(cells);
    }
    return new Table(heads, rows);
  }

  /** How far the model was off for sizes that it had not seen. */
  public static Table errors(FittedModel model) {
    List<List<String>> rows = new ArrayList<>();
    model
        .errors()
        .forEach(
            (engine, error) ->
                rows.add(
                    List.of(
                        engine.key(),
                        Figures.percent(error.leftOutMedian()),
                        Figures.percent(error.leftOutWorst()),
                        Figures.whole(error.runs()))));
    return new Table(List.of("engine", "median", "worst", "runs"), rows);
  }

  /** Seconds on clusters and for sizes that were not measured. */
  public static Table predictions(FittedModel model) {
    List<EngineKind> engines =
        model.predictions().stream()
            .flatMap(prediction -> prediction.seconds().keySet().stream())
            .distinct()
            .toList();
    List<String> heads = new ArrayList<>(List.of("workers", "rows"));
    engines.forEach(engine -> heads.add(engine.key()));
    List<List<String>> rows = new ArrayList<>();
    for (Prediction prediction : model.predictions()) {
      List<String> cells = new ArrayList<>();
      cells.add(Figures.whole(prediction.workers()));
      cells.add(Figures.whole(prediction.rows()));
      for (EngineKind engine : engines) {
        double seconds = prediction.seconds().getOrDefault(engine, Double.NaN);
        cells.add(Figures.predictedSeconds(seconds));
      }
      rows.add(cells);
    }
    return new Table(heads, rows);
  }
}

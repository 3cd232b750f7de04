package io.pulsemill.measure;

import io.pulsemill.advise.Advice;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.FittedModel;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.Median;
import io.pulsemill.costmodel.ModelError;
import io.pulsemill.costmodel.Prediction;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.metrics.TextTable;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.timing.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What {@code tradeoff} found, for a terminal. */
public final class TradeoffText {
  private final Tradeoff tradeoff;
  private final Tradeoff costs;
  private final FittedModel model;

  /**
   * @param tradeoff fitted
   * @param costs whose predictions to compare with; the same, or another
   */
  public TradeoffText(Tradeoff tradeoff, Tradeoff costs) {
    this.tradeoff = tradeoff;
    this.costs = costs;
    model = tradeoff.model();
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("seconds, medians of the runs; * measured in part, rest projected\n")
        .append(medians())
        .append("\nfastest (newton)\n")
        .append(fastest());
    if (model.errors().isEmpty()) {
      text.append(
          "\none size is not enough to estimate the cost per row: no break-even, no prediction\n");
    } else {
      text.append("\nerror of the cost model on held-out sizes\n").append(errors());
    }
    if (!model.predictions().isEmpty()) {
      text.append("\nbreak-even (newton)\n");
      model.breakEven().stream()
          .filter(where -> where.workers() == tradeoff.where().workers())
          .forEach(where -> text.append(Advice.line(where)).append('\n'));
      text.append("\nprediction, seconds (newton; extrapolated, not measured)\n")
          .append(predictions());
    }
    tradeoff
        .failed()
        .forEach(
            run ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "failed: %s, %s, %,d rows, repeat %d: %s\n",
                        run.engine(),
                        run.optimizer(),
                        run.rows(),
                        run.repeat(),
                        run.reason())));
    return text.append('\n').toString();
  }

  private TextTable medians() {
    Map<String, List<MeasuredRun>> groups = new LinkedHashMap<>();
    for (MeasuredRun run : tradeoff.runs()) {
      String group = run.optimizer() + " " + run.rows() + " " + run.name();
      groups.computeIfAbsent(group, name -> new ArrayList<>()).add(run);
    }
    List<Phase> parts =
        Arrays.stream(Phase.values())
            .filter(part -> tradeoff.runs().stream().anyMatch(run -> run.parts().of(part) >= 0.005))
            .toList();
    TextTable lines = new TextTable();
    List<String> heads =
        new ArrayList<>(List.of("training", "rows", "passes", "seconds", "predicted"));
    parts.forEach(part -> heads.add(part.key()));
    heads.add("remainder");
    lines.line(heads);
    groups.values().forEach(runs -> lines.line(line(runs, parts)));
    return lines;
  }

  private List<String> line(List<MeasuredRun> runs, List<Phase> parts) {
    MeasuredRun first = runs.get(0);
    List<String> cells = new ArrayList<>();
    cells.add(first.optimizer() + " " + first.name());
    cells.add(String.format(Locale.ROOT, "%,d", first.rows()));
    cells.add(String.valueOf(first.passes()));
    cells.add(seconds(median(runs, MeasuredRun::wholeSeconds)) + (first.projected() ? "*" : ""));
    cells.add(seconds(costs.predicted(first)));
    parts.forEach(part -> cells.add(seconds(median(runs, run -> run.parts().of(part)))));
    cells.add(seconds(median(runs, MeasuredRun::remainder)));
    return cells;
  }

  /** Fastest engine as measured and as predicted, with local and without. */
  private TextTable fastest() {
    TextTable lines = new TextTable();
    lines.line(List.of("rows", "measured", "predicted", "without local", "predicted"));
    tradeoff.runs().stream()
        .filter(run -> run.optimizer() == OptimizerKind.NEWTON)
        .collect(Collectors.groupingBy(MeasuredRun::rows, TreeMap::new, Collectors.toList()))
        .forEach(
            (rows, all) -> {
              List<MeasuredRun> others =
                  all.stream().filter(run -> run.engine() != EngineKind.LOCAL).toList();
              lines.line(
                  List.of(
                      String.format(Locale.ROOT, "%,d", rows),
                      least(all, TradeoffText::seconds),
                      least(all, runs -> costs.predicted(runs.get(0))),
                      least(others, TradeoffText::seconds),
                      least(others, runs -> costs.predicted(runs.get(0)))));
            });
    return lines;
  }

  private static double seconds(List<MeasuredRun> runs) {
    return median(runs, MeasuredRun::wholeSeconds);
  }

  /** The engine for which {@code seconds}, of all its repeats, are least. */
  private static String least(List<MeasuredRun> runs, ToDoubleFunction<List<MeasuredRun>> seconds) {
    return runs.stream().collect(Collectors.groupingBy(MeasuredRun::name)).entrySet().stream()
        .min(Comparator.comparingDouble(entry -> seconds.applyAsDouble(entry.getValue())))
        .map(Map.Entry::getKey)
        .orElse("-");
  }

  private TextTable errors() {
    TextTable lines = new TextTable();
    lines.line(List.of("engine", "median", "worst", "runs"));
    for (Map.Entry<EngineKind, ModelError> entry : model.errors().entrySet()) {
      ModelError error = entry.getValue();
      lines.line(
          List.of(
              entry.getKey().key(),
              percent(error.leftOutMedian()),
              percent(error.leftOutWorst()),
              String.valueOf(error.runs())));
    }
    return lines;
  }

  private TextTable predictions() {
    List<EngineKind> engines =
        model.predictions().stream()
            .flatMap(prediction -> prediction.seconds().keySet().stream())
            .distinct()
            .toList();
    TextTable lines = new TextTable();
    List<String> heads = new ArrayList<>(List.of("workers", "rows"));
    engines.forEach(engine -> heads.add(engine.key()));
    lines.line(heads);
    for (Prediction prediction : model.predictions()) {
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(prediction.workers()));
      cells.add(String.format(Locale.ROOT, "%,d", prediction.rows()));
      engines.forEach(
          engine ->
              cells.add(
                  prediction.seconds().containsKey(engine)
                      ? String.format(Locale.ROOT, "%,.0f", prediction.seconds().get(engine))
                      : "-"));
      lines.line(cells);
    }
    return lines;
  }

  private static double median(List<MeasuredRun> runs, ToDoubleFunction<MeasuredRun> what) {
    return Median.of(runs.stream().mapToDouble(what).toArray());
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%,.2f", seconds);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}

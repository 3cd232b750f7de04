package io.pulsemill.measure;

import io.pulsemill.advise.Advice;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.FittedModel;
import io.pulsemill.costmodel.MedianRun;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.report.Figures;
import io.pulsemill.report.Table;
import io.pulsemill.report.TradeoffTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
        .append(TradeoffTables.medians(tradeoff, costs))
        .append("\nfastest (newton)\n")
        .append(fastest());
    if (model.extrapolates()) {
      text.append("\nerror of the cost model on held-out sizes\n")
          .append(TradeoffTables.errors(model))
          .append("\nbreak-even (newton)\n");
      model.breakEven().stream()
          .filter(where -> where.workers() == tradeoff.where().workers())
          .forEach(where -> text.append(Advice.line(where)).append('\n'));
      text.append("\nprediction, seconds (newton; extrapolated, not measured)\n")
          .append(TradeoffTables.predictions(model));
    } else {
      text.append('\n').append(TradeoffTables.ONE_SIZE).append('\n');
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

  /** Fastest engine as measured and as predicted, with local and without. */
  private Table fastest() {
    List<List<String>> rows = new ArrayList<>();
    MedianRun.ofNewton(tradeoff.runs()).stream()
        .collect(Collectors.groupingBy(run -> run.run().rows(), TreeMap::new, Collectors.toList()))
        .forEach(
            (size, all) -> {
              List<MedianRun> others =
                  all.stream().filter(run -> run.run().engine() != EngineKind.LOCAL).toList();
              rows.add(
                  List.of(
                      Figures.whole(size),
                      least(all, MedianRun::wholeSeconds),
                      least(all, run -> costs.predicted(run.run())),
                      least(others, MedianRun::wholeSeconds),
                      least(others, run -> costs.predicted(run.run()))));
            });
    return new Table(List.of("rows", "measured", "predicted", "without local", "predicted"), rows);
  }

  private static String least(List<MedianRun> runs, ToDoubleFunction<MedianRun> seconds) {
    return runs.stream()
        .min(Comparator.comparingDouble(seconds))
        .map(run -> run.run().name())
        .orElse("–");
  }
}

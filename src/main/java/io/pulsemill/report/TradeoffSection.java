package io.pulsemill.report;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.Prediction;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.optimize.OptimizerKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Training time of the same table on each engine, from {@code tradeoff.json}. */
final class TradeoffSection {
  private final Tradeoff tradeoff;

  TradeoffSection(Tradeoff tradeoff) {
    this.tradeoff = tradeoff;
  }

  void write(HtmlWriter page, Picture picture) {
    page.open("section").element("h2", "Training time on each engine");
    page.element(
        "p",
        "%s, %s rows of %d features, on %d cores%s. Medians of the runs of Newton's method."
            .formatted(
                tradeoff.table().path(),
                Figures.whole(tradeoff.table().rows()),
                tradeoff.table().features(),
                tradeoff.where().cores(),
                tradeoff.where().cluster()
                    ? " and a cluster of %d workers".formatted(tradeoff.where().workers())
                    : ", without a cluster"));
    bySize(page, picture);
    page.close();
    boolean predicted = !tradeoff.model().predictions().isEmpty();
    if (predicted) {
      new BreakEvenSection(tradeoff, this::medians).write(page, picture);
    }
    page.open("section").element("h2", "Accuracy of the cost model");
    if (predicted) {
      errors(page);
      predictions(page);
    } else {
      page.element(
          "p",
          "One size is not enough to estimate the cost per row: no break-even, no prediction.");
    }
    failed(page);
    page.close();
  }

  private void bySize(HtmlWriter page, Picture picture) {
    Bars table = new Bars();
    Map<Long, Bars> sizes = new TreeMap<>();
    for (MedianRun run : medians()) {
      sizes.computeIfAbsent(run.rows(), rows -> new Bars());
      for (Bars bars : List.of(sizes.get(run.rows()), table)) {
        bars.add(run.name(), Figures.whole(run.rows()), run.seconds(), run::seconds);
      }
    }
    page.open("div", "class", "figures");
    sizes.forEach(
        (rows, bars) ->
            picture.draw(
                "Seconds at %s rows".formatted(Figures.whole(rows)),
                "Training with each engine, by phase; local-2 has two threads.",
                bars.keys(),
                bars::chart));
    page.close();
    table.table(page, "engine");
  }

  /** Of each engine at each size, Newton's method. */
  private List<MedianRun> medians() {
    Map<String, List<MeasuredRun>> repeats =
        tradeoff.runs().stream()
            .filter(run -> run.optimizer() == OptimizerKind.NEWTON)
            .sorted(Comparator.comparingLong(MeasuredRun::rows))
            .collect(
                Collectors.groupingBy(
                    run -> run.name() + " " + run.rows(), LinkedHashMap::new, Collectors.toList()));
    return repeats.values().stream().map(MedianRun::new).toList();
  }

  private void errors(HtmlWriter page) {
    page.element("h3", "Error on held-out sizes");
    List<List<String>> rows = new ArrayList<>();
    tradeoff
        .model()
        .errors()
        .forEach(
            (engine, error) ->
                rows.add(
                    List.of(
                        engine.key(),
                        Figures.percent(error.leftOutMedian()),
                        Figures.percent(error.leftOutWorst()),
                        Figures.whole(error.runs()))));
    page.table(List.of("engine", "median", "worst", "runs"), rows);
  }

  private void predictions(HtmlWriter page) {
    page.element("h3", "Predicted seconds (extrapolated, not measured)");
    List<Prediction> all = tradeoff.model().predictions();
    List<EngineKind> engines =
        all.stream().flatMap(one -> one.seconds().keySet().stream()).distinct().toList();
    List<String> heads = new ArrayList<>(List.of("workers", "rows"));
    engines.forEach(engine -> heads.add(engine.key()));
    List<List<String>> rows = new ArrayList<>();
    for (Prediction one : all) {
      List<String> row =
          new ArrayList<>(List.of(Figures.whole(one.workers()), Figures.whole(one.rows())));
      engines.forEach(
          engine -> row.add(Figures.seconds(one.seconds().getOrDefault(engine, Double.NaN))));
      rows.add(row);
    }
    page.table(heads, rows);
  }

  private void failed(HtmlWriter page) {
    if (tradeoff.failed().isEmpty()) {
      return;
    }
    page.element("h3", "Failed training runs");
    page.table(
        List.of("engine", "optimizer", "rows", "repeat", "reason"),
        tradeoff.failed().stream()
            .map(
                run ->
                    List.of(
                        run.engine().key(),
                        run.optimizer().key(),
                        Figures.whole(run.rows()),
                        Figures.whole(run.repeat()),
                        run.reason()))
            .toList());
  }
}

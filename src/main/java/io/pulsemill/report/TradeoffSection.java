package io.pulsemill.report;

import io.pulsemill.costmodel.MedianRun;
import io.pulsemill.costmodel.Tradeoff;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        "%s, %s rows of %d features, on %d cores%s. Medians of the runs; * measured in part, rest projected. Pictures: Newton's method."
            .formatted(
                tradeoff.table().path(),
                Figures.whole(tradeoff.table().rows()),
                tradeoff.table().features(),
                tradeoff.where().cores(),
                tradeoff.where().cluster()
                    ? " and a cluster of %d workers".formatted(tradeoff.where().workers())
                    : ", without a cluster"));
    bySize(picture, page);
    page.close();
    if (tradeoff.model().extrapolates()) {
      new BreakEvenSection(tradeoff).write(page, picture);
    }
    page.open("section").element("h2", "Accuracy of the cost model");
    if (tradeoff.model().extrapolates()) {
      page.element("h3", "Error on held-out sizes");
      page.table(TradeoffTables.errors(tradeoff.model()));
      page.element("h3", "Predicted seconds (extrapolated, not measured)");
      page.table(TradeoffTables.predictions(tradeoff.model()));
    } else {
      page.element("p", TradeoffTables.ONE_SIZE);
    }
    failed(page);
    page.close();
  }

  private void bySize(Picture picture, HtmlWriter page) {
    Map<Long, Bars> sizes = new TreeMap<>();
    for (MedianRun median : MedianRun.ofNewton(tradeoff.runs())) {
      sizes
          .computeIfAbsent(median.run().rows(), rows -> new Bars())
          .add(median.run().name(), median.run().rows(), median.seconds(), median::seconds);
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
    page.table(TradeoffTables.medians(tradeoff, tradeoff));
  }

  private void failed(HtmlWriter page) {
    if (tradeoff.failed().isEmpty()) {
      return;
    }
    page.element("h3", "Failed training runs");
    page.table(
        new Table(
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
                .toList()));
  }
}

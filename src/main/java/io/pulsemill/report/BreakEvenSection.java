package io.pulsemill.report;

import io.pulsemill.costmodel.BreakEven;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Extrapolation;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.MedianRun;
import io.pulsemill.costmodel.Tradeoff;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** From how many rows on one engine is faster than another: measured points, and the model. */
final class BreakEvenSection {
  private static final int POINTS = 60;
  private static final double MOST_ROWS = 1e9;

  private final Tradeoff tradeoff;
  private final List<EngineKind> engines;

  BreakEvenSection(Tradeoff tradeoff) {
    this.tradeoff = tradeoff;
    engines = List.copyOf(tradeoff.model().engines().keySet());
  }

  void write(HtmlWriter page, Picture picture) {
    page.open("section").element("h2", "Break-even between engines");
    page.open("div", "class", "figures");
    picture.draw(
        "Break-even",
        "Seconds of a training by rows of the table. Dots: measured. Lines: the cost model, on the"
            + " cluster that was measured. Where lines cross, engines break even; beyond the last"
            + " dot this is a prediction. Steps: one more task, passes that a pilot saves, rows"
            + " that no longer fit the memory of one JVM. A line that ends: the largest input of"
            + " an uber job.",
        Picture.keys(engines.stream().map(EngineKind::key).toList()),
        this::chart);
    page.close();
    List<List<String>> rows = new ArrayList<>();
    for (BreakEven where : tradeoff.model().breakEven()) {
      rows.add(
          List.of(
              "%s beats %s".formatted(where.other(), where.one()),
              Figures.whole(where.workers()),
              where.rows() == null
                  ? "not up to 10^12 rows"
                  : where.always() ? "from the first row" : Figures.whole(where.rows()),
              where.measured() ? "measured" : "predicted, not measured"));
    }
    page.table(new Table(List.of("engine", "workers", "from rows", "source"), rows));
    page.close();
  }

  private IChart chart() {
    XYChart chart = Picture.lines("rows", "seconds");
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    chart.getStyler().setXAxisLogarithmicDecadeOnly(true).setYAxisLogarithmicDecadeOnly(true);
    chart.getStyler().setPlotGridLinesVisible(false); // ten to a decade
    chart.getStyler().setXAxisTickLabelsFormattingFunction(Figures::compact);
    chart.getStyler().setYAxisTickLabelsFormattingFunction(Figures::compact);
    double first = tradeoff.runs().stream().mapToLong(MeasuredRun::rows).min().orElse(1000);
    double from = Math.pow(10, Math.floor(Math.log10(first)));
    chart.getStyler().setXAxisMin(from).setXAxisMax(MOST_ROWS);
    Extrapolation outlook = tradeoff.outlook();
    for (int e = 0; e < engines.size(); e++) {
      EngineKind engine = engines.get(e);
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (int i = 0; i < POINTS; i++) {
        double rows = from * Math.pow(MOST_ROWS / from, i / (POINTS - 1.0));
        double seconds = outlook.seconds(engine, Math.round(rows), tradeoff.where().workers());
        if (Double.isFinite(seconds)) {
          x.add(rows);
          y.add(seconds);
        }
      }
      Picture.color(chart.addSeries("model of " + engine, x, y), e).setMarker(SeriesMarkers.NONE);
      points(chart, engine, e);
    }
    return chart;
  }

  private void points(XYChart chart, EngineKind engine, int color) {
    List<MedianRun> own =
        MedianRun.ofNewton(tradeoff.runs()).stream()
            .filter(run -> run.run().engine() == engine)
            .toList();
    if (!own.isEmpty()) {
      List<Double> x = own.stream().map(run -> (double) run.run().rows()).toList();
      List<Double> y = own.stream().map(MedianRun::seconds).toList();
      var dots = Picture.color(chart.addSeries("measured " + engine, x, y), color);
      dots.setLineStyle(org.knowm.xchart.style.lines.SeriesLines.NONE);
    }
  }
}

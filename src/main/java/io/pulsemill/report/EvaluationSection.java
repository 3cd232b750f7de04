package io.pulsemill.report;

import io.pulsemill.metrics.Bootstrap;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.WilsonIntervals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Model quality: {@code evaluation.json}. */
final class EvaluationSection {
  /** Beyond this many cells, they cannot be distinguished. */
  private static final int HEAT_CLASSES = 60;

  /** Up to here a cell holds its number. */
  private static final int NUMBERED_CLASSES = 8;

  private final EvaluationRecord evaluation;
  private final List<String> classes;

  EvaluationSection(EvaluationRecord evaluation) {
    this.evaluation = evaluation;
    classes = evaluation.classes();
  }

  void write(HtmlWriter page, Picture picture) {
    page.open("section").element("h2", "Model quality");
    page.open("div", "class", "figures");
    if (!classes.isEmpty() && classes.size() <= HEAT_CLASSES) {
      picture.draw(
          "Confusion matrix",
          "Percentage of the rows of each actual class (a row of the picture) that were predicted as"
              + " each class; a good model has its heat on the diagonal.",
          List.of(),
          this::heatMap);
    }
    reliability(picture);
    page.close();
    page.element("h3", "Metrics");
    page.table(EvaluationTables.overall(evaluation));
    if (evaluation.intervals() != null) {
      page.element("p", about(evaluation.bootstrap()));
    }
    page.element("h3", "Rows by actual and predicted class");
    page.table(EvaluationTables.confusion(evaluation));
    page.element("h3", "Metrics by class");
    page.table(EvaluationTables.metrics(evaluation));
    WilsonIntervals wilson = evaluation.intervals();
    if (wilson != null) {
      page.element("h3", "Intervals by class");
      page.table(EvaluationTables.intervals(wilson));
    }
    page.close();
  }

  /** What the intervals are. */
  static String about(@Nullable Bootstrap bootstrap) {
    String proportions = "Intervals of proportions are Wilson's";
    return bootstrap == null
        ? proportions + "; there was no bootstrap for the others."
        : String.format(
            Locale.ROOT,
            "%s; the others come from a Poisson bootstrap over subjects with %,d replicates.",
            proportions,
            bootstrap.replicates());
  }

  private long count(int actual, int predicted) {
    return evaluation.confusion().get(actual).get(predicted);
  }

  private IChart heatMap() {
    int n = classes.size();
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(Picture.WIDTH)
            .height(Picture.HEIGHT)
            .xAxisTitle("predicted")
            .yAxisTitle("actual")
            .build();
    Picture.style(chart.getStyler());
    chart
        .getStyler()
        .setRangeColors(new java.awt.Color[] {Ink.COLD, Ink.HOT})
        .setMin(0)
        .setMax(100);
    chart.getStyler().setShowValue(n <= NUMBERED_CLASSES).setValueFontColor(Ink.TEXT);
    chart.getStyler().setValueFont(chart.getStyler().getAxisTickLabelsFont());
    chart.getStyler().setHeatMapDecimalValueFormatter("%.1f"::formatted);
    chart.getStyler().setHeatMapValueDecimalPattern("0.0");
    chart.getStyler().setPlotGridLinesVisible(false);
    List<String> distinct = new ArrayList<>();
    List<String> upwards = new ArrayList<>();
    for (int c = 0; c < n; c++) {
      distinct.add(label(c));
      upwards.add(label(n - 1 - c)); // the first class on top
    }
    List<Number[]> cells = new ArrayList<>();
    for (int x = 0; x < n; x++) {
      for (int y = 0; y < n; y++) {
        int actual = n - 1 - y;
        long all = 0;
        for (int c = 0; c < n; c++) {
          all += count(actual, c);
        }
        cells.add(new Number[] {x, y, all == 0 ? 0.0 : 100.0 * count(actual, x) / all});
      }
    }
    chart.addSeries("share", distinct, upwards, cells);
    return chart;
  }

  /** As it fits an axis. */
  private String label(int c) {
    String name = classes.get(c);
    return classes.size() > NUMBERED_CLASSES
        ? String.valueOf(c + 1)
        : name.length() > 12 ? "%d %s…".formatted(c + 1, name.substring(0, 9)) : name;
  }

  private void reliability(Picture picture) {
    List<EvaluationRecord.ClassReliability> lines = evaluation.reliability();
    picture.draw(
        "Reliability",
        "Observed frequency of a class by its predicted probability; on the dashed line the two"
            + " are equal."
            + (lines.size() > Ink.SERIES ? " The first %d classes.".formatted(Ink.SERIES) : ""),
        Picture.keys(classes.subList(0, Math.min(Ink.SERIES, classes.size()))),
        () -> reliabilityChart(lines));
  }

  private static IChart reliabilityChart(List<EvaluationRecord.ClassReliability> lines) {
    XYChart chart = Picture.lines("predicted probability", "observed share");
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    var even = chart.addSeries("as predicted", new double[] {0, 1}, new double[] {0, 1});
    even.setMarker(SeriesMarkers.NONE).setLineColor(Ink.DIM);
    even.setLineStyle(org.knowm.xchart.style.lines.SeriesLines.DASH_DASH);
    for (int c = 0; c < Math.min(Ink.SERIES, lines.size()); c++) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (EvaluationRecord.Bin bin : lines.get(c).bins()) {
        if (bin.rows() > 0) {
          x.add(bin.meanProbability());
          y.add(bin.observed());
        }
      }
      if (!x.isEmpty()) {
        Picture.color(chart.addSeries("class " + c, x, y), c);
      }
    }
    return chart;
  }
}

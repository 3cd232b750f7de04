package io.pulsemill.report;

import io.pulsemill.metrics.Bootstrap;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.Interval;
import io.pulsemill.metrics.WilsonIntervals;
import io.pulsemill.metrics.compare.ComparisonRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Models side by side: {@code comparison.json}. */
final class ComparisonSection {
  /** Less than the width of a plot, pixels. */
  private static final int PLOT = 340;

  private final ComparisonRecord comparison;

  ComparisonSection(ComparisonRecord comparison) {
    this.comparison = comparison;
  }

  void write(HtmlWriter page, Picture picture) {
    EvaluationRecord any = comparison.models().get(0).evaluation();
    page.open("section").element("h2", "Models compared");
    page.element(
        "p",
        String.format(
            Locale.ROOT,
            "The same %,d rows (%s) for all models; beside them the frequencies of the classes"
                + " among the training rows, which predict the largest class of every row.",
            any.rows(),
            comparison.rows()));
    page.open("div", "class", "figures");
    picture.draw(
        "Log loss",
        "Mean loss of each model, nats, with its 95 % interval; smaller is better.",
        List.of(),
        () -> chart("log loss, nats", EvaluationRecord::logLoss, ComparisonSection::logLoss));
    picture.draw(
        "Accuracy",
        "Share of the rows predicted right by each model, with its 95 % interval.",
        List.of(),
        () -> chart("accuracy", EvaluationRecord::accuracy, ComparisonSection::accuracy));
    page.close();
    page.element("h3", "Models");
    page.table(ComparisonTables.names(comparison));
    page.element("h3", "Metrics by model");
    page.table(ComparisonTables.models(comparison));
    page.element("p", EvaluationSection.about(any.bootstrap()));
    page.element("h3", "Differences between models");
    page.element(
        "p",
        "First less second: below 0 the first has the smaller log loss, above 0 the greater"
            + " accuracy. Intervals are paired: both models have the same weights in each replicate."
            + " McNemar's test takes the rows that only one of the two predicts right; its p is not"
            + " corrected for the number of pairs.");
    page.table(ComparisonTables.pairs(comparison));
    page.close();
  }

  private static Interval logLoss(EvaluationRecord evaluation) {
    Bootstrap bootstrap = evaluation.bootstrap();
    return bootstrap == null ? Interval.NONE : bootstrap.logLoss();
  }

  private static Interval accuracy(EvaluationRecord evaluation) {
    WilsonIntervals wilson = evaluation.intervals();
    return wilson == null ? Interval.NONE : wilson.accuracy();
  }

  /** A point and a line per model, but the baseline, which would leave no room for them. */
  private IChart chart(
      String axis,
      ToDoubleFunction<EvaluationRecord> value,
      Function<EvaluationRecord, Interval> of) {
    int models = comparison.models().size() - 1;
    XYChart chart = Picture.lines("model", axis);
    chart.getStyler().setXAxisMin(0.5).setXAxisMax(models + 0.5);
    chart.getStyler().setXAxisTickMarkSpacingHint(PLOT / models); // one mark per model
    chart
        .getStyler()
        .setXAxisTickLabelsFormattingFunction(at -> ComparisonTables.name((int) Math.rint(at) - 1));
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int m = 0; m < models; m++) {
      EvaluationRecord evaluation = comparison.models().get(m).evaluation();
      Interval interval = of.apply(evaluation);
      if (!Double.isNaN(interval.lower())) {
        double at = m + 1;
        XYSeries line =
            Picture.color(
                chart.addSeries(
                    "interval " + m,
                    new double[] {at, at},
                    new double[] {interval.lower(), interval.upper()}),
                0);
        line.setMarker(SeriesMarkers.NONE);
      }
      x.add(m + 1.0);
      y.add(value.applyAsDouble(evaluation));
    }
    Picture.color(chart.addSeries("models", x, y), 0)
        .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    return chart;
  }
}

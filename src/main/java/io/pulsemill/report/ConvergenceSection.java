package io.pulsemill.report;

import io.pulsemill.record.PassEntry;
import io.pulsemill.record.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;

/** How the optimizer came to the optimum: {@code training} of {@code run.json}. */
final class ConvergenceSection {
  private final List<TrainingRun> trainings;

  ConvergenceSection(List<TrainingRun> trainings) {
    this.trainings = trainings;
  }

  void write(HtmlWriter page, Picture picture) {
    page.open("section").element("h2", "Convergence");
    if (trainings.stream().allMatch(training -> training.passes().isEmpty())) {
      page.element("p", "The run made no pass over the rows.").close();
      return;
    }
    List<String> engines = trainings.stream().map(TrainingRun::engine).toList();
    List<Picture.Key> keys = engines.size() > 1 ? Picture.keys(engines) : List.of();
    page.open("div", "class", "figures");
    picture.draw(
        "Loss by pass",
        "The mean loss of the training rows, with its penalty, at each evaluation, in nats.",
        keys,
        () -> chart(PassEntry::loss, "loss, nats", false));
    picture.draw(
        "Gradient norm by pass",
        "The largest component of the gradient, by which the optimizer stops; logarithmic.",
        keys,
        () -> chart(PassEntry::gradientNorm, "gradient norm", true));
    page.close();
    if (trainings.size() > 1) {
      page.element("p", "Engines compute the same values, so their lines coincide.");
    }
    for (TrainingRun training : trainings) {
      page.element(
          "h3",
          "%s on %s, ended by %s"
              .formatted(training.optimizer(), training.engine(), training.stop().key()));
      page.table(passes(training));
    }
    page.close();
  }

  private IChart chart(ToDoubleFunction<PassEntry> what, String axis, boolean logarithmic) {
    XYChart chart = Picture.lines("pass", axis);
    chart.getStyler().setXAxisDecimalPattern("#");
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int t = 0; t < trainings.size(); t++) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (PassEntry pass : trainings.get(t).passes()) {
        double value = what.applyAsDouble(pass);
        if (Double.isFinite(value) && (!logarithmic || value > 0)) {
          x.add((double) pass.pass());
          y.add(value);
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
      if (!x.isEmpty()) {
        Picture.color(chart.addSeries("training " + t, x, y), t);
      }
    }
    if (logarithmic) {
      chart.getStyler().setYAxisLogarithmic(true).setYAxisLogarithmicDecadeOnly(true);
      chart.getStyler().setPlotGridLinesVisible(false); // ten to a decade
      chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(least))));
      chart.getStyler().setYAxisMax(Math.pow(10, Math.floor(Math.log10(most)) + 1));
      chart
          .getStyler()
          .setYAxisTickLabelsFormattingFunction(v -> "1e%d".formatted(Math.round(Math.log10(v))));
    } else if (most - least < 1e-9 * Math.abs(most)) { // an axis needs a length
      chart.getStyler().setYAxisMin(least - 0.01).setYAxisMax(most + 0.01);
    }
    return chart;
  }

  static Table passes(TrainingRun training) {
    List<List<String>> rows = new ArrayList<>();
    for (PassEntry pass : training.passes()) {
      rows.add(
          List.of(
              Figures.whole(pass.pass()),
              Figures.exact(pass.loss()),
              Figures.small(pass.gradientNorm()),
              Figures.seconds(pass.seconds())));
    }
    return new Table(List.of("pass", "loss", "gradient norm", "seconds"), rows);
  }
}

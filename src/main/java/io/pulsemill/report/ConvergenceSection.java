package io.pulsemill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;

/** How the optimizer came to the optimum: {@code training} of {@code run.json}. */
final class ConvergenceSection {
  private final JsonNode trainings;

  ConvergenceSection(JsonNode trainings) {
    this.trainings = trainings;
  }

  void write(HtmlWriter page, Picture picture) {
    page.open("section").element("h2", "Convergence");
    if (trainings.path(0).path("passes").isEmpty()) {
      page.element("p", "The run made no pass over the rows.").close();
      return;
    }
    List<String> engines = new ArrayList<>();
    trainings.forEach(training -> engines.add(Figures.text(training.path("engine"))));
    List<Picture.Key> keys = engines.size() > 1 ? Picture.keys(engines) : List.of();
    page.open("div", "class", "figures");
    picture.draw(
        "Loss by pass",
        "The mean loss of the training rows, with its penalty, at each evaluation, in nats.",
        keys,
        () -> chart("loss", "loss, nats", false));
    picture.draw(
        "Gradient norm by pass",
        "The largest component of the gradient, by which the optimizer stops; logarithmic.",
        keys,
        () -> chart("gradientNorm", "gradient norm", true));
    page.close();
    if (trainings.size() > 1) {
      page.element("p", "Engines compute the same values, so their lines coincide.");
    }
    for (JsonNode training : trainings) {
      page.element(
          "h3",
          "%s on %s, ended by %s"
              .formatted(
                  Figures.text(training.path("optimizer")),
                  Figures.text(training.path("engine")),
                  Figures.text(training.path("stop"))));
      page.table(List.of("pass", "loss", "gradient norm", "seconds"), passes(training));
    }
    page.close();
  }

  private IChart chart(String key, String axis, boolean logarithmic) {
    XYChart chart = Picture.lines("pass", axis);
    chart.getStyler().setXAxisDecimalPattern("#");
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int t = 0; t < trainings.size(); t++) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (JsonNode pass : trainings.path(t).path("passes")) {
        double value = pass.path(key).asDouble(Double.NaN);
        if (Double.isFinite(value) && (!logarithmic || value > 0)) {
          x.add(pass.path("pass").asDouble());
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

  private static List<List<String>> passes(JsonNode training) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode pass : training.path("passes")) {
      rows.add(
          List.of(
              Figures.whole(pass.path("pass")),
              Figures.exact(pass.path("loss")),
              Figures.small(pass.path("gradientNorm")),
              Figures.seconds(pass.path("seconds"))));
    }
    return rows;
  }
}

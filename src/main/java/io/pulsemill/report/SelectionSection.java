package io.pulsemill.report;

import io.pulsemill.selection.Candidate;
import io.pulsemill.selection.SelectionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Which penalty, and what each costs: {@code selection.json}. */
final class SelectionSection {
  private static final int CLASSES = 6;

  private final SelectionRecord selection;
  private final List<Double> ratios;

  SelectionSection(SelectionRecord selection) {
    this.selection = selection;
    ratios = selection.candidates().stream().map(Candidate::l1Ratio).distinct().toList();
  }

  void write(HtmlWriter page, Picture picture) {
    page.open("section").element("h2", "Selection of the penalty");
    page.element(
        "p",
        "Each penalty was fitted without each of %d folds; the loss is that of the rows left out. Picked by %s: %s, l1 share %s. %s."
            .formatted(
                selection.candidates().get(0).folds().size(),
                selection.rule().key(),
                Figures.setting(selection.pick().penalty()),
                Figures.setting(selection.pick().l1Ratio()),
                SelectionTables.passes(selection)));
    page.open("div", "class", "figures");
    picture.draw(
        "Log loss by penalty",
        "Mean over the rows left out, nats, and one standard error to either side; the dashed"
            + " line is at the pick. A penalty of 0 stands in the table only.",
        ratios.size() > 1
            ? Picture.keys(
                ratios.stream().map(ratio -> "l1 share " + Figures.setting(ratio)).toList())
            : List.of(),
        this::losses);
    int classes = Math.min(CLASSES, selection.classes().size());
    for (int c = 0; c < classes; c++) {
      coefficients(picture, c);
    }
    page.close();
    page.table(SelectionTables.candidates(selection));
    Table problems = SelectionTables.problems(selection);
    if (!problems.rows().isEmpty()) {
      page.element("h3", "Penalties without a fit");
      page.table(problems);
    }
    page.close();
  }

  private IChart losses() {
    XYChart chart = byPenalty("log loss, nats");
    for (int r = 0; r < ratios.size(); r++) {
      List<Candidate> of = drawn(ratios.get(r));
      of.removeIf(candidate -> Double.isNaN(candidate.logLoss()));
      if (!of.isEmpty()) {
        Picture.color(
            chart.addSeries(
                "ratio " + r,
                numbers(of, SelectionSection::decade),
                numbers(of, Candidate::logLoss),
                numbers(of, Candidate::standardError)),
            r);
      }
    }
    Candidate pick = selection.pick();
    if (pick.penalty() > 0) {
      double at = decade(pick);
      double[] ends = {pick.logLoss() - pick.standardError(), mostDrawn()};
      var line = chart.addSeries("pick", new double[] {at, at}, ends);
      line.setMarker(SeriesMarkers.NONE).setLineColor(Ink.DIM);
      line.setLineStyle(SeriesLines.DASH_DASH);
    }
    return chart;
  }

  private double mostDrawn() {
    return selection.candidates().stream()
        .filter(candidate -> candidate.penalty() > 0 && !Double.isNaN(candidate.logLoss()))
        .mapToDouble(candidate -> candidate.logLoss() + candidate.standardError())
        .max()
        .orElse(0);
  }

  private void coefficients(Picture picture, int c) {
    int features = Math.min(Ink.SERIES, selection.features().size());
    picture.draw(
        "Coefficients of " + selection.classes().get(c),
        "Of the fits to all training rows, times the feature's deviation, by penalty; l1 share %s.%s"
            .formatted(
                Figures.setting(selection.pick().l1Ratio()),
                features < selection.features().size()
                    ? " The first %d features.".formatted(features)
                    : ""),
        Picture.keys(selection.features().subList(0, features)),
        () -> paths(c, features));
  }

  private IChart paths(int c, int features) {
    XYChart chart = byPenalty("standardized coefficient");
    List<Candidate> of = drawn(selection.pick().l1Ratio());
    of.removeIf(candidate -> candidate.coefficients() == null);
    for (int j = 0; j < features && !of.isEmpty(); j++) {
      int feature = j;
      double[] values =
          numbers(
              of,
              candidate ->
                  Objects.requireNonNull(candidate.coefficients()).get(c).get(feature)
                      * selection.deviations().get(feature));
      var series = chart.addSeries("feature " + j, numbers(of, SelectionSection::decade), values);
      Picture.color(series, j).setMarker(SeriesMarkers.NONE);
    }
    return chart;
  }

  private static XYChart byPenalty(String y) {
    XYChart chart = Picture.lines("penalty", y);
    chart.getStyler().setErrorBarsColorSeriesColor(true);
    chart
        .getStyler()
        .setXAxisTickLabelsFormattingFunction(
            decade -> String.format(Locale.ROOT, "%.1e", Math.pow(10, decade)));
    return chart;
  }

  /** Those that a logarithmic axis has a place for, in ascending order. */
  private List<Candidate> drawn(double ratio) {
    List<Candidate> of = new ArrayList<>();
    for (Candidate candidate : selection.candidates()) {
      if (candidate.l1Ratio() == ratio && candidate.penalty() > 0) {
        of.add(0, candidate);
      }
    }
    return of;
  }

  private static double decade(Candidate candidate) {
    return Math.log10(candidate.penalty());
  }

  private static double[] numbers(List<Candidate> of, ToDoubleFunction<Candidate> number) {
    return of.stream().mapToDouble(number).toArray();
  }
}

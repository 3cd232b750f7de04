package io.pulsemill.report;

import io.pulsemill.inference.Estimate;
import io.pulsemill.inference.Inspected;
import io.pulsemill.inference.Inspection;
import io.pulsemill.inference.WaldTest;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How sure the coefficients of the model are: of {@code model.json}. */
final class InspectionSection {
  /** Pictures, one per class; more would be a gallery. */
  private static final int PICTURES = 6;

  /** Names that fit an axis. */
  private static final int FEATURES = 24;

  private final Inspected inspected;

  InspectionSection(Inspected inspected) {
    this.inspected = inspected;
  }

  void write(HtmlWriter page, Picture picture) {
    page.open("section").element("h2", "Coefficients");
    Inspection inspection = inspected.inspection();
    if (inspection == null) {
      page.element("p", "This model has " + inspected.obstacle() + ".").close();
      return;
    }
    pictures(inspection, page, picture);
    page.element("p", InspectionText.form(inspection) + ".");
    for (String label : inspection.classes()) {
      page.element("h3", "Class " + label);
      page.table(InspectionTables.coefficients(inspection, label));
    }
    page.element("h3", "Fit to the training rows");
    page.table(InspectionTables.fit(inspection));
    if (!inspection.correlations().isEmpty()) {
      page.element("h3", "Largest correlations of estimates");
      page.table(InspectionTables.correlations(inspection));
    }
    page.close();
  }

  private static void pictures(Inspection inspection, HtmlWriter page, Picture picture) {
    int features = inspection.features().size();
    if (features == 0 || features > FEATURES || inspection.classes().size() > PICTURES) {
      return;
    }
    page.open("div", "class", "figures");
    for (int c = 0; c < inspection.classes().size(); c++) {
      int own = c;
      String label = inspection.classes().get(c);
      picture.draw(
          "Coefficients of class " + label,
          "What one standard unit of a feature, its deviation or the length of its bulk, adds to the"
              + " score of the class, with 95 % intervals; one that holds 0 leaves the direction"
              + " open.",
          List.of(),
          () -> dots(inspection, label, own));
    }
    page.close();
  }

  private static IChart dots(Inspection inspection, String label, int c) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(Picture.WIDTH)
            .height(Picture.HEIGHT)
            .yAxisTitle("per standard unit")
            .build();
    Picture.style(chart.getStyler());
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
    chart.getStyler().setXAxisTitleVisible(false).setXAxisTickMarkSpacingHint(1);
    chart.getStyler().setXAxisLabelRotation(40).setErrorBarsColor(Ink.TEXT);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    List<Double> at = new ArrayList<>();
    List<Double> reach = new ArrayList<>();
    for (Estimate estimate : inspection.of(label)) {
      if (estimate.feature() != null) {
        double scale = inspection.scales().get(at.size());
        WaldTest test = estimate.information();
        at.add(estimate.coefficient() * scale);
        reach.add((test.upper() - test.lower()) / 2 * scale);
      }
    }
    CategorySeries series = chart.addSeries(label, inspection.features(), at, reach);
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Ink.series(c + 1));
    return chart;
  }
}

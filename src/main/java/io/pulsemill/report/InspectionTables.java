package io.pulsemill.report;

import io.pulsemill.inference.Correlation;
import io.pulsemill.inference.Estimate;
import io.pulsemill.inference.GoodnessOfFit;
import io.pulsemill.inference.Inspection;
import io.pulsemill.inference.WaldTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of an inspection, for a terminal and the page. */
final class InspectionTables {
  private static final String INTERCEPT = "(intercept)";

  private InspectionTables() {}

  /** What the model is worth as a whole. */
  static Table fit(Inspection inspection) {
    GoodnessOfFit fit = inspection.fit();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("log-likelihood, nats", Figures.exact(fit.logLikelihood())));
    rows.add(List.of("of the intercepts alone", Figures.exact(fit.interceptOnly())));
    rows.add(List.of("likelihood ratio", Figures.exact(fit.likelihoodRatio())));
    rows.add(List.of("degrees of freedom", Figures.whole(fit.degreesOfFreedom())));
    rows.add(List.of("p of the ratio", Figures.pValue(fit.p())));
    rows.add(List.of("McFadden's R²", Figures.share(fit.mcFadden())));
    rows.add(List.of("AIC", Figures.exact(fit.aic())));
    rows.add(List.of("BIC", Figures.exact(fit.bic())));
    rows.add(List.of("free parameters", Figures.whole(fit.parameters())));
    rows.add(List.of("effective parameters", Figures.significant(fit.effectiveParameters())));
    rows.add(List.of("condition number", Figures.significant(inspection.condition())));
    return new Table(List.of("fit", ""), rows);
  }

  /** The coefficients of a class. */
  static Table coefficients(Inspection inspection, String label) {
    List<String> heads =
        new ArrayList<>(List.of(label, "coefficient", "std. error", "z", "p", "2.5 %", "97.5 %"));
    if (inspection.isRobust()) {
      heads.addAll(List.of("robust error", "robust z", "robust p"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Estimate estimate : inspection.of(label)) {
      WaldTest own = estimate.information();
      String feature = estimate.feature();
      List<String> cells = new ArrayList<>();
      cells.add(feature == null ? INTERCEPT : feature);
      cells.add(Figures.significant(estimate.coefficient()));
      cells.addAll(test(own));
      cells.add(Figures.significant(own.lower()));
      cells.add(Figures.significant(own.upper()));
      WaldTest robust = estimate.robust();
      if (robust != null) {
        cells.addAll(test(robust));
      }
      rows.add(cells);
    }
    return new Table(heads, rows);
  }

  private static List<String> test(WaldTest test) {
    return List.of(
        Figures.significant(test.standardError()),
        Double.isNaN(test.z()) ? Figures.NONE : String.format(Locale.ROOT, "%.3f", test.z()),
        Figures.pValue(test.p()));
  }

  /** The estimates that hang together most. */
  static Table correlations(Inspection inspection) {
    List<List<String>> rows = new ArrayList<>();
    for (Correlation pair : inspection.correlations()) {
      rows.add(
          List.of(
              "%s: %s".formatted(pair.label(), pair.feature()),
              "%s: %s".formatted(pair.otherLabel(), pair.otherFeature()),
              Figures.share(pair.correlation())));
    }
    return new Table(List.of("estimate", "with", "correlation"), rows);
  }
}

package io.pulsemill.report;

import io.pulsemill.inference.Inspection;

/**
 * An inspection as a person reads it on a terminal: the fit, the coefficients by class, the largest
 * correlations. What is undefined is "–".
 */
public final class InspectionText {
  private InspectionText() {}

  /** Lines that end with a newline each. */
  public static String write(Inspection inspection) {
    StringBuilder text = new StringBuilder();
    text.append("rows %d\n\n".formatted(inspection.rows()));
    text.append(InspectionTables.fit(inspection));
    text.append('\n').append(form(inspection)).append(".\n");
    for (String label : inspection.classes()) {
      if (!label.equals(inspection.reference())) {
        text.append('\n')
            .append(InspectionTables.coefficients(inspection, label).named(EvaluationText::label));
      }
    }
    if (!inspection.correlations().isEmpty()) {
      text.append("\nLargest correlations of estimates:\n\n")
          .append(InspectionTables.correlations(inspection));
    }
    return text.toString();
  }

  /** What the coefficients and their errors are. */
  static String form(Inspection inspection) {
    String what =
        inspection.reference() == null
            ? "Coefficients on raw features, centered over the classes"
            : "Coefficients on raw features, differences to class '%s'"
                .formatted(inspection.reference());
    String errors =
        inspection.l2() > 0
            ? "; estimates are drawn towards 0 by --l2 %s, their errors and intervals are around what"
                    .formatted(inspection.l2())
                + " they estimate, not around the truth"
            : "";
    String weights =
        inspection.weightSum() == null
            ? ""
            : "; a row that counts w is taken as w rows, %s in all"
                .formatted(inspection.weightSum());
    return what + errors + weights + (inspection.isRobust() ? "; robust errors are HC0" : "");
  }
}

package io.pulsemill.report;

import io.pulsemill.inference.Inspected;
import io.pulsemill.inference.Inspection;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.compare.ComparisonRecord;
import io.pulsemill.record.Stage;
import io.pulsemill.record.TrainingRun;
import io.pulsemill.selection.SelectionRecord;
import java.util.List;

/** The sections of the reports, each as a part on its own. */
public final class Parts {
  private Parts() {}

  /** How good a model is. */
  public static Part of(EvaluationRecord evaluation) {
    return new Part(EvaluationText.write(evaluation), new EvaluationSection(evaluation)::write);
  }

  /** How sure the coefficients of a model are. */
  public static Part of(Inspected inspected) {
    Inspection inspection = inspected.inspection();
    return new Part(
        inspection == null
            ? "This model has %s.\n".formatted(inspected.obstacle())
            : InspectionText.write(inspection),
        new InspectionSection(inspected)::write);
  }

  /** Several models over the same rows. */
  public static Part of(ComparisonRecord comparison) {
    return new Part(ComparisonText.write(comparison), new ComparisonSection(comparison)::write);
  }

  /** The penalties that were tried. */
  public static Part of(SelectionRecord selection) {
    return new Part(
        "%s\n%s\n"
            .formatted(SelectionTables.candidates(selection), SelectionTables.passes(selection)),
        new SelectionSection(selection)::write);
  }

  /** The passes of trainings. */
  public static Part passes(List<TrainingRun> trainings) {
    StringBuilder text = new StringBuilder();
    for (TrainingRun training : trainings) {
      text.append("%s on %s%n".formatted(training.optimizer(), training.engine()))
          .append(ConvergenceSection.passes(training));
    }
    return new Part(text.toString(), new ConvergenceSection(trainings)::write);
  }

  /** Where seconds went. */
  public static Part seconds(List<Stage> stages) {
    TimeSection section = new TimeSection(stages);
    return new Part(section.text(), section::write);
  }

  /** Rows under heads. */
  public static Part of(Table table) {
    return new Part(table.toString(), (page, picture) -> page.table(table));
  }

  /**
   * A picture of points or lines.
   *
   * @param x what it counts, for the axis
   * @param groups of the lines, and perhaps others, in the order of the colors
   */
  public static Plot lines(
      String title, String caption, String x, String y, List<String> groups, List<Line> lines) {
    return new Part("", new LinesSection(title, caption, x, y, groups, lines)::write)
        .plots()
        .get(0);
  }
}

package io.pulsemill.report;

import io.pulsemill.selection.Candidate;
import io.pulsemill.selection.FoldFit;
import io.pulsemill.selection.SelectionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a selection tried, as tables. */
public final class SelectionTables {
  private SelectionTables() {}

  /** The penalties; the one picked is marked by {@code *}. */
  public static Table candidates(SelectionRecord selection) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < selection.candidates().size(); i++) {
      Candidate candidate = selection.candidates().get(i);
      rows.add(
          List.of(
              Figures.setting(candidate.penalty()) + (i == selection.chosen() ? " *" : ""),
              Figures.setting(candidate.l1Ratio()),
              Figures.nats(candidate.logLoss()),
              Figures.nats(candidate.standardError()),
              Figures.share(candidate.accuracy()),
              candidate.coefficients() == null
                  ? Figures.NONE
                  : Figures.whole(notZero(candidate.coefficients())),
              Figures.whole(candidate.passes())));
    }
    return new Table(
        List.of("penalty", "l1 share", "log loss", "error", "accuracy", "coefficients", "passes"),
        rows);
  }

  /** How many passes all fits took, in one line. */
  public static String passes(SelectionRecord selection) {
    int fits = selection.candidates().size() * (selection.candidates().get(0).folds().size() + 1);
    return "%s fits in %s passes; the longest of them took %s"
        .formatted(
            Figures.whole(fits),
            Figures.whole(selection.passes()),
            Figures.whole(selection.longestFit()));
  }

  /** The penalties without a mean, and why. */
  static Table problems(SelectionRecord selection) {
    List<List<String>> rows = new ArrayList<>();
    for (Candidate candidate : selection.candidates()) {
      String penalty = Figures.setting(candidate.penalty());
      if (candidate.problem() != null) {
        rows.add(List.of(penalty, "all rows", candidate.problem()));
        continue;
      }
      for (int fold = 0; fold < candidate.folds().size(); fold++) {
        FoldFit fit = candidate.folds().get(fold);
        if (fit.problem() != null) {
          rows.add(
              List.of(
                  penalty, "without fold " + (fold + 1), Objects.requireNonNull(fit.problem())));
        }
      }
    }
    return new Table(List.of("penalty", "fit", "why there is none"), rows);
  }

  private static long notZero(List<List<Double>> coefficients) {
    return coefficients.stream().flatMap(List::stream).filter(value -> value != 0).count();
  }
}

package io.pulsemill.engine.select;

import io.pulsemill.InputException;
import io.pulsemill.engine.TrainingResult;
import io.pulsemill.job.Progress;
import io.pulsemill.selection.Candidate;
import io.pulsemill.selection.FoldFit;
import io.pulsemill.selection.SelectionRecord;
import io.pulsemill.selection.SelectionRule;
import io.pulsemill.selection.SelectionSettings;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.statistics.TrainingStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What the fits of a selection came to, and the pick. */
final class Outcomes {
  private final SelectionSettings settings;
  private final List<Tried> tried;
  private final List<FullFit> fits;
  private final TrainingStatistics statistics;
  private final List<String> features;

  /** {@code fits}: of {@code tried}, in this order. */
  Outcomes(
      SelectionSettings settings,
      List<Tried> tried,
      List<FullFit> fits,
      TrainingStatistics statistics,
      List<String> features) {
    this.settings = settings;
    this.tried = tried;
    this.fits = fits;
    this.statistics = statistics;
    this.features = features;
  }

  /**
   * The record and the model.
   *
   * @param passes all fits together
   * @throws InputException if no penalty has a fit to all training rows and without each fold
   */
  Selected selected(int passes, long seed, Progress progress) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < tried.size(); i++) {
      candidates.add(candidate(tried.get(i), fits.get(i)));
    }
    int chosen = settings.rule().pick(candidates);
    if (chosen < 0) {
      throw new InputException("No penalty can be selected: " + problem(candidates.get(0)));
    }
    TrainingResult result = Objects.requireNonNull(fits.get(chosen).result());
    SelectionRecord record =
        new SelectionRecord(
            result.model().model().classes(),
            features,
            IntStream.range(0, features.size())
                .mapToObj(j -> statistics.moments().deviation(j))
                .toList(),
            statistics.rows(),
            seed,
            settings.rule(),
            chosen,
            passes,
            candidates.stream().mapToInt(Outcomes::longest).max().orElseThrow(),
            candidates);
    warn(record, progress);
    return new Selected(record, result.model());
  }

  private static int longest(Candidate candidate) {
    int ofFolds = candidate.folds().stream().mapToInt(FoldFit::passes).max().orElse(0);
    return Math.max(candidate.passes(), ofFolds);
  }

  private Candidate candidate(Tried of, FullFit fit) {
    List<FoldFit> folds = new ArrayList<>(fit.without().stream().map(FoldProblem::fit).toList());
    while (folds.size() < settings.folds()) { // without a fit to all rows none was started
      folds.add(FoldFit.failed(0, 0, "not fitted"));
    }
    TrainingResult result = fit.result();
    if (result == null) {
      double none = Double.NaN;
      return new Candidate(
          of.penalty(), of.l1Ratio(), none, none, none, 0, null, fit.problem(), folds, null, null);
    }
    SoftmaxModel model = result.model().model();
    return new Candidate(
        of.penalty(),
        of.l1Ratio(),
        Candidate.mean(folds, FoldFit::logLoss),
        Candidate.standardError(folds),
        Candidate.mean(folds, FoldFit::accuracy),
        result.model().training().passes(),
        result.model().training().stop(),
        null,
        folds,
        list(model.intercepts()),
        Arrays.stream(model.coefficients()).map(Outcomes::list).toList());
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static String problem(Candidate candidate) {
    return candidate.folds().stream()
        .map(FoldFit::problem)
        .filter(Objects::nonNull)
        .findFirst()
        .map(ofFold -> candidate.problem() == null ? "without a fold: " + ofFold : "")
        .filter(text -> !text.isEmpty())
        .orElseGet(() -> Objects.requireNonNullElse(candidate.problem(), "no fold has a row"));
  }

  private static void warn(SelectionRecord record, Progress progress) {
    for (Candidate candidate : record.candidates()) {
      if (Double.isNaN(candidate.logLoss())) {
        progress.warn(
            "penalty %s cannot be selected: %s".formatted(candidate.penalty(), problem(candidate)));
      }
    }
    boolean last =
        IntStream.range(record.chosen() + 1, record.candidates().size())
            .mapToObj(record.candidates()::get)
            .noneMatch(
                other ->
                    other.l1Ratio() == record.pick().l1Ratio() && !Double.isNaN(other.logLoss()));
    boolean first =
        record.chosen() == 0
            || record.candidates().get(record.chosen() - 1).l1Ratio() != record.pick().l1Ratio();
    boolean decided = record.pick().penalty() == 0;
    if (last && !first && !decided && record.rule() == SelectionRule.MIN) {
      progress.warn(
          "the smallest penalty tried, %s, is the best: a smaller one may be better"
              .formatted(record.pick().penalty()));
    }
  }
}

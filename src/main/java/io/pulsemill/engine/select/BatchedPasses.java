package io.pulsemill.engine.select;

import io.pulsemill.InputException;
import io.pulsemill.engine.Engine;
import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.PassResult;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.job.Progress;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers the fits that wait by one pass, or by a few if their sums would not fit in a message;
 * fits that ask the same share an answer.
 */
final class BatchedPasses implements SharedPasses.Leader {
  /** Of the sums of a pass: 80 MB in a message, some 150 MB with a thread. */
  private static final long MAX_TERMS = 4_000_000;

  private final Engine engine;
  private final List<RowPreparation> preparations;
  private final int folds;
  private final SortedMap<String, Long> rowsByClass;
  private final Progress progress;
  private final PhaseClock clock;
  private int count;

  /** {@code clock}: the one {@code engine} laps. */
  BatchedPasses(
      Engine engine,
      List<RowPreparation> preparations,
      int folds,
      SortedMap<String, Long> rowsByClass,
      Progress progress,
      PhaseClock clock) {
    this.engine = engine;
    this.preparations = preparations;
    this.folds = folds;
    this.rowsByClass = rowsByClass;
    this.progress = progress;
    this.clock = clock;
  }

  /** Passes so far. */
  int count() {
    return count;
  }

  /** The answer to a single request. */
  List<SoftmaxSums> answer(PassRequest request) throws IOException {
    return Objects.requireNonNull(answers(List.of(request), 1).get(request));
  }

  @Override
  public SortedMap<Integer, List<SoftmaxSums>> answer(SortedMap<Integer, PassRequest> asked)
      throws IOException {
    Map<PassRequest, List<SoftmaxSums>> answers = new LinkedHashMap<>();
    List<PassRequest> together = new ArrayList<>();
    long terms = 0;
    // Each once, in the order of the first fit that has it.
    for (PassRequest request : new LinkedHashSet<>(asked.values())) {
      long own = terms(request);
      if (!together.isEmpty() && terms + own > MAX_TERMS) {
        answers.putAll(answers(together, asked.size()));
        together.clear();
        terms = 0;
      }
      together.add(request);
      terms += own;
    }
    answers.putAll(answers(together, asked.size()));
    SortedMap<Integer, List<SoftmaxSums>> byFit = new TreeMap<>();
    asked.forEach((fit, request) -> byFit.put(fit, answers.get(request)));
    return byFit;
  }

  private long terms(PassRequest request) {
    RowPreparation rows = preparations.get(request.preparation());
    long weights = (long) rows.classes().size() * (rows.features() + 1);
    long hessian = request.derivatives().square() ? weights * weights / 4 : 0;
    return request.sums(folds) * (weights + hessian);
  }

  private Map<PassRequest, List<SoftmaxSums>> answers(List<PassRequest> requests, int fits)
      throws IOException {
    clock.lap(Phase.OPTIMIZER);
    PassResult result = engine.pass(requests);
    clock.skip();
    count++;
    if (count == 1) {
      checkFolds(result);
    }
    progress.say(
        String.format(
            Locale.ROOT, "pass %d: %d fits at work, %.3f s", count, fits, result.seconds()));
    Map<PassRequest, List<SoftmaxSums>> answers = new LinkedHashMap<>();
    for (int i = 0; i < requests.size(); i++) {
      answers.put(requests.get(i), result.all().of(i));
    }
    return answers;
  }

  /** Every class must remain without any fold. */
  private void checkFolds(PassResult result) {
    int c = 0;
    for (Map.Entry<String, Long> of : rowsByClass.entrySet()) {
      for (int fold = 0; fold < result.all().folds(); fold++) {
        if (result.all().rows(fold, c) == of.getValue()) {
          throw new InputException(
              ("Folds: all %d training rows of class '%s' are in one of %d folds, so a fit without"
                      + " it lacks the class; use other folds or another --seed, or more rows")
                  .formatted(of.getValue(), of.getKey(), result.all().folds()));
        }
      }
      c++;
    }
  }
}

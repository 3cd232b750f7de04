package io.pulsemill.engine.resident;

import io.pulsemill.metrics.Scores;
import io.pulsemill.sums.ScoresWritable;
import io.pulsemill.sums.SumWritable;

/** Sums that are one number, to tell what was added: rows that were skipped. */
final class SkippedRows {
  private SkippedRows() {}

  static Answer answer(Request request, int member, long rows) {
    Scores scores = new Scores(2);
    scores.skip(Scores.MISSING_VALUE, rows);
    return Answer.to(request, member, true, SumWritable.of(new ScoresWritable(), scores));
  }

  static long of(SumWritable<?> sum) {
    return ((ScoresWritable) sum).get().skipped().get(Scores.MISSING_VALUE);
  }
}

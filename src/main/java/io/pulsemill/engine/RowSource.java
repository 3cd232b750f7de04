package io.pulsemill.engine;

import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.ChosenRows;
import io.pulsemill.table.RowGroup;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Where the rows of a training come from: a table that is read, or a task that makes one. */
public interface RowSource {
  /** The rows {@code from…to − 1} of a row group. */
  record Rows(RowGroup group, int from, int to) {
    /** Those of them that train. */
    ChosenRows training(TrainingSplit split) {
      return ChosenRows.training(group, split, from, to);
    }
  }

  /** Sums over all rows; which rows are in which sum depends on timing. */
  <S> List<S> each(Supplier<S> zero, BiConsumer<Rows, S> taker) throws IOException;

  /** Where the time of getting at them went so far. */
  PhaseTimes parts();
}

package io.pulsemill.engine;

import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.sums.RowGroupMapper;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.table.ChosenRows;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupInputFormat;
import io.pulsemill.table.SplitSettings;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * In: (null, reference to a row group). Out: one (null, statistics of the training rows) per task.
 */
public final class StatisticsMapper extends RowGroupMapper<TrainingStatisticsWritable> {
  private static final String SCOPE = "pulsemill.internal.statistics.";
  private static final String CROSS_PRODUCTS = SCOPE + "cross.products";
  private static final String ROW_WEIGHTS = SCOPE + "row.weights";
  private static final String BY_CLASS = SCOPE + "by.class";

  private TrainingSplit split;
  private TrainingStatistics sum;

  /** Configures a job's mappers: which rows train, and what is wanted of them. */
  static void set(Configuration job, TrainingSplit split, StatisticsScope scope) {
    job.setBoolean(CROSS_PRODUCTS, scope.crossProducts());
    job.setBoolean(ROW_WEIGHTS, scope.rowWeights());
    job.setBoolean(BY_CLASS, scope.byClass());
    SplitSettings.set(job, split);
  }

  @Override
  protected void start(Configuration conf) throws IOException {
    split = SplitSettings.of(conf);
    sum =
        new TrainingStatistics(
            RowGroupInputFormat.columns(conf).features(),
            split,
            new StatisticsScope(
                conf.getBoolean(CROSS_PRODUCTS, true),
                conf.getBoolean(ROW_WEIGHTS, false),
                conf.getBoolean(BY_CLASS, false)));
  }

  @Override
  protected void add(RowGroup rows) {
    sum.add(ChosenRows.training(rows, split, 0, rows.rows()));
  }

  @Override
  protected TrainingStatisticsWritable sum() {
    return SumWritable.of(new TrainingStatisticsWritable(), sum);
  }
}

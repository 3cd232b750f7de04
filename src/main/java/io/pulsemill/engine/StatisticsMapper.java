package io.pulsemill.engine;

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
  private static final String CROSS_PRODUCTS = "pulsemill.internal.cross.products";

  private TrainingSplit split;
  private TrainingStatistics sum;

  /** Configures a job's mappers: which rows train, and whether correlations are wanted. */
  static void set(Configuration job, TrainingSplit split, boolean crossProducts) {
    job.setBoolean(CROSS_PRODUCTS, crossProducts);
    SplitSettings.set(job, split);
  }

  @Override
  protected void start(Configuration conf) throws IOException {
    split = SplitSettings.of(conf);
    sum =
        new TrainingStatistics(
            RowGroupInputFormat.columns(conf).features(),
            split,
            conf.getBoolean(CROSS_PRODUCTS, true));
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

package io.pulsemill.engine;

import io.pulsemill.sums.RowGroupMapper;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupInputFormat;
import io.pulsemill.table.TrainingSplit;
import io.pulsemill.table.TrainingStatistics;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * In: (null, reference to a row group). Out: one (null, statistics of the training rows) per task.
 */
public final class StatisticsMapper extends RowGroupMapper<TrainingStatisticsWritable> {
  private static final String CROSS_PRODUCTS = "pulsemill.internal.cross.products";

  private TrainingStatistics sum;

  /** Configures a job's mappers: which rows train, and whether correlations are wanted. */
  static void set(Configuration job, TrainingSplit split, boolean crossProducts) {
    job.setBoolean(CROSS_PRODUCTS, crossProducts);
    split.set(job);
  }

  @Override
  protected void start(Configuration conf) throws IOException {
    sum =
        new TrainingStatistics(
            RowGroupInputFormat.columns(conf).features(),
            TrainingSplit.of(conf),
            conf.getBoolean(CROSS_PRODUCTS, true));
  }

  @Override
  protected void add(RowGroup rows) {
    sum.add(rows);
  }

  @Override
  protected TrainingStatisticsWritable sum() {
    return SumWritable.of(new TrainingStatisticsWritable(), sum);
  }
}

package io.pulsemill.evaluate;

import io.pulsemill.job.ModelFile;
import io.pulsemill.job.RowGroupMapper;
import io.pulsemill.metrics.Scores;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.TrainingSplit;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** In: (null, where a row group stands). Out: one (null, scores of the chosen rows) a task. */
public final class ScoresMapper extends RowGroupMapper<ScoresWritable> {
  static final String ROWS = "pulsemill.internal.rows";

  private SoftmaxModel model;
  private RowChoice choice;
  private TrainingSplit split;
  private Scores sum;

  @Override
  protected void start(Configuration conf) throws IOException {
    model = ModelFile.of(conf);
    choice = conf.getEnum(ROWS, RowChoice.TEST);
    split = TrainingSplit.of(conf);
    sum = new Scores(model.classes().size());
  }

  @Override
  protected void add(RowGroup rows) {
    double[] x = new double[model.features().size()];
    for (int r = 0; r < rows.rows(); r++) {
      if (rows.hasSubject(r) && !choice.picks(split, rows, r)) {
        continue;
      }
      if (!rows.complete(r)) { // also a row without a subject, of which no one knows the side
        sum.skip(Scores.MISSING_VALUE);
        continue;
      }
      int actual = model.classes().indexOf(rows.label(r));
      if (actual < 0) {
        sum.skip(Scores.UNKNOWN_LABEL);
        continue;
      }
      rows.copyRow(r, x, 0);
      sum.add(actual, model.logProbabilities(x));
    }
  }

  @Override
  protected ScoresWritable sum() {
    ScoresWritable coat = new ScoresWritable();
    coat.set(sum);
    return coat;
  }
}

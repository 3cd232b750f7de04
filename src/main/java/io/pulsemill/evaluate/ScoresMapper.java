package io.pulsemill.evaluate;

import io.pulsemill.metrics.ModelScores;
import io.pulsemill.metrics.Scores;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.sums.RowGroupMapper;
import io.pulsemill.sums.ScoresWritable;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.table.ChosenRows;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.SplitSettings;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** In: (null, reference to a row group). Out: one (null, scores of the chosen rows) per task. */
public final class ScoresMapper extends RowGroupMapper<ScoresWritable> {
  static final String ROWS = "pulsemill.internal.rows";

  private RowChoice choice;
  private TrainingSplit split;
  private ModelScores scores;

  @Override
  protected void start(Configuration conf) throws IOException {
    choice = conf.getEnum(ROWS, RowChoice.TEST);
    split = SplitSettings.of(conf);
    scores = new ModelScores(ModelFile.of(conf));
  }

  @Override
  protected void add(RowGroup rows) {
    ChosenRows chosen = ChosenRows.of(rows, split, choice, 0, rows.rows());
    scores.skip(Scores.MISSING_VALUE, chosen.missing());
    scores.add(chosen.count(), chosen.values(), chosen.labelCodes(), chosen.labels());
  }

  @Override
  protected ScoresWritable sum() {
    return SumWritable.of(new ScoresWritable(), scores.sum());
  }
}

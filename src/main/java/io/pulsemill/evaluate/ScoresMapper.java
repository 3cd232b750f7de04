package io.pulsemill.evaluate;

import io.pulsemill.metrics.ClassFrequencies;
import io.pulsemill.metrics.JointScorer;
import io.pulsemill.metrics.PoissonWeights;
import io.pulsemill.metrics.ScoredRow;
import io.pulsemill.metrics.Scores;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.statistics.SubjectHash;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.sums.RowGroupScan;
import io.pulsemill.table.ChosenRows;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupInputFormat;
import io.pulsemill.table.SplitSettings;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.BytesWritable;

/**
 * In: (null, reference to a row group). Out: one (sums, {@link RankValues#sums}) per task, of the
 * chosen rows; if rows are ranked, also for each row, model and class (probability of the class,
 * {@link RankValues#row}).
 */
public final class ScoresMapper extends RowGroupScan<RankKey, BytesWritable> {
  static final String ROWS = "pulsemill.internal.rows";

  /** Whether the frequencies of the classes predict too, after the models. */
  static final String BASELINE = "pulsemill.internal.baseline";

  private RowChoice choice;
  private TrainingSplit split;
  private Detail detail;
  private SubjectHash hash;
  private JointScorer scorer;
  private int ranked;

  @Override
  protected void start(Configuration conf) throws IOException {
    choice = conf.getEnum(ROWS, RowChoice.TEST);
    split = SplitSettings.of(conf);
    detail = Detail.of(conf);
    List<TrainedModel> models = ModelFile.allOf(conf);
    hash = PoissonWeights.hash(models.get(0).training().seed());
    ranked = detail.auc() ? models.size() : 0;
    scorer =
        new JointScorer(
            models.stream().map(TrainedModel::model).toList(),
            RowGroupInputFormat.columns(conf).features(),
            detail.replicates(),
            conf.getBoolean(BASELINE, false)
                ? List.of(ClassFrequencies.logarithms(models.get(0).training().rowsByClass()))
                : List.of());
  }

  @Override
  protected void add(RowGroup rows, Context context) throws IOException, InterruptedException {
    ChosenRows chosen = ChosenRows.of(rows, split, choice, 0, rows.rows());
    scorer.skip(Scores.MISSING_VALUE, chosen.missing());
    long[] keys = new long[chosen.count()];
    for (int i = 0; i < keys.length && detail.replicates() > 0; i++) {
      keys[i] = PoissonWeights.key(chosen.unit(hash, i));
    }
    scorer.add(
        chosen.values(),
        chosen.labelCodes(),
        chosen.labels(),
        keys,
        (model, row, key) -> rank(model, row, key, context));
  }

  private void rank(int model, ScoredRow row, long weights, Context context)
      throws IOException, InterruptedException {
    if (model < ranked) {
      RankKey key = new RankKey();
      BytesWritable value = RankValues.row(row.actual(), weights);
      for (int c = 0; c < row.classes(); c++) {
        key.set(model, c, row.probability(c));
        context.write(key, value);
      }
    }
  }

  @Override
  protected void finish(Context context) throws IOException, InterruptedException {
    context.write(RankKey.sums(), RankValues.sums(scorer.sum()));
  }
}

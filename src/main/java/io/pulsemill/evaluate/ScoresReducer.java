package io.pulsemill.evaluate;

import io.pulsemill.metrics.JointScores;
import io.pulsemill.metrics.PoissonWeights;
import io.pulsemill.metrics.RankSums;
import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.mapreduce.Reducer;
import org.jspecify.annotations.Nullable;

/**
 * In: the sums of each task; then, by model, class and probability, the rows. Out: the sum of the
 * sums; for each model and class {@link RankValues#areas}.
 *
 * <p>The rows come sorted, those that tie in one call, so that what is kept does not grow with
 * them.
 */
public final class ScoresReducer extends Reducer<RankKey, BytesWritable, RankKey, BytesWritable> {
  private int[] weights;
  private int classes;
  private @Nullable RankSums ranks;
  private final RankKey present = new RankKey();

  @Override
  protected void setup(Context context) {
    weights = new int[1 + Detail.of(context.getConfiguration()).replicates()];
    weights[0] = 1; // the rows as they are
  }

  @Override
  protected void reduce(RankKey key, Iterable<BytesWritable> values, Context context)
      throws IOException, InterruptedException {
    if (key.isSums()) {
      reduceSums(key, values.iterator(), context);
      return;
    }
    if (ranks == null || key.model() != present.model() || key.ofClass() != present.ofClass()) {
      writeAreas(context);
      present.set(key.model(), key.ofClass(), 0);
      ranks = new RankSums(classes, key.ofClass(), weights.length);
    }
    for (BytesWritable row : values) {
      PoissonWeights.fill(RankValues.weights(row), weights, 1);
      ranks.add(RankValues.label(row), weights);
    }
    ranks.endTie();
  }

  private void reduceSums(RankKey key, Iterator<BytesWritable> values, Context context)
      throws IOException, InterruptedException {
    JointScores sum = RankValues.sums(values.next());
    while (values.hasNext()) {
      sum.add(RankValues.sums(values.next()));
    }
    classes = sum.scores(0).classes();
    context.write(key, RankValues.sums(sum));
  }

  private void writeAreas(Context context) throws IOException, InterruptedException {
    if (ranks != null) {
      context.write(present, RankValues.areas(ranks.areas()));
    }
  }

  @Override
  protected void cleanup(Context context) throws IOException, InterruptedException {
    writeAreas(context);
  }
}

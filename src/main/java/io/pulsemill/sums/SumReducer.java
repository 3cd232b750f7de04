package io.pulsemill.sums;

import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Reducer;

/**
 * In and out: (null, partial sum). Addition is associative and commutative, so this class is also
 * the combiner.
 *
 * @param <T> the value summed
 * @param <W> the Writable around it
 */
public final class SumReducer<T, W extends SumWritable<T>>
    extends Reducer<NullWritable, W, NullWritable, W> {

  @Override
  protected void reduce(NullWritable key, Iterable<W> partials, Context context)
      throws IOException, InterruptedException {
    Iterator<W> rest = partials.iterator();
    W partial = rest.next();
    // Hadoop hands out the same Writable each time, with a fresh value in it: the value may be
    // kept.
    T total = partial.get();
    while (rest.hasNext()) {
      partial = rest.next();
      partial.add(total, partial.get());
    }
    partial.set(total);
    context.write(key, partial);
  }
}

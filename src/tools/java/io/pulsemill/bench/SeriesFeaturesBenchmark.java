package io.pulsemill.bench;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import io.pulsemill.summary.FeatureColumns;
import io.pulsemill.summary.Summary;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Microseconds for the seven default features of one series of whole pulses. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SeriesFeaturesBenchmark extends AverageTime {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  @Param({"90", "10000"})
  public int readings;

  /** As many as a mapper meets in a row, so that no branch learns one of them by heart. */
  private final Series[] all = new Series[64];

  private final Summary summary =
      new Summary(
          FeatureColumns.of(
              FeatureColumns.split("mean,std,min,low_quart,median,up_quart,max"), List.of("x")));
  private int next;

  @Setup
  public void draw() {
    Random random = new Random(1);
    for (int s = 0; s < all.length; s++) {
      all[s] = new Series();
      double mean = 50 + 30 * random.nextDouble();
      for (int i = 0; i < readings; i++) {
        all[s].add(i * DAY_NANOS, Math.rint(mean + 2 * random.nextGaussian()));
      }
    }
  }

  @Benchmark
  public double[] series() {
    next = (next + 1) % all.length;
    return summary.of(List.of(all[next]), TimeKind.DATE);
  }
}

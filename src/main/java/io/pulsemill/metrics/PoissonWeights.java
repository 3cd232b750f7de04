package io.pulsemill.metrics;

import io.pulsemill.statistics.SubjectHash;

/**
 * How often each replicate of a bootstrap draws a subject: independent Poisson numbers of mean 1, a
 * function of the subject and the replicate alone, so that one pass over the rows makes all
 * replicates, in any order and on any number of machines. All rows of a subject, and all models,
 * have the same weights.
 *
 * <p>Oza and Russell, "Online bagging and boosting", 2001; Chamandy, Muralidharan, Najmi and Naidu,
 * "Estimating uncertainty for massive data streams", Google 2012. The numbers come from the
 * generator SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), seeded with the subject's hash; each
 * probability of the distribution is right to 2^-32.
 */
public final class PoissonWeights {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long LOW = 0xFFFFFFFFL;

  /** Entry w: round(2^32 · P(at most w)). */
  private static final long[] BELOW = below();

  private PoissonWeights() {}

  /** What a subject's hash for the bootstrap is made from. */
  public static SubjectHash hash(long seed) {
    return new SubjectHash(seed, "bootstrap");
  }

  /** The seed of a subject's weights, from its {@link #hash}, in [0, 1). */
  public static long key(double unit) {
    return (long) (unit * 0x1p53);
  }

  /** Sets the weights of a subject: {@code into[from …]}, one per replicate. */
  public static void fill(long key, int[] into, int from) {
    long state = key;
    for (int b = from; b < into.length; b += 2) {
      state += GOLDEN;
      long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      z ^= z >>> 31;
      into[b] = weight(z & LOW);
      if (b + 1 < into.length) {
        into[b + 1] = weight(z >>> 32);
      }
    }
  }

  private static int weight(long uniform) {
    int w = 0;
    while (uniform >= BELOW[w]) {
      w++;
    }
    return w;
  }

  private static long[] below() {
    long[] below = new long[14];
    double term = StrictMath.exp(-1);
    double sum = 0;
    for (int w = 0; w < below.length; w++) {
      sum += term;
      term /= w + 1;
      below[w] = Math.round(sum * 0x1p32);
    }
    below[below.length - 1] = LOW + 1;
    return below;
  }
}

/**
 * Softmax regression, made by Pulsemill. Right on every row whose scores are finite doubles,
 * which holds far beyond 1,000 deviations from the training rows.
 */
public final class Model {
  private static final String[] FEATURES =
      join(new String[4], new Object[] {
          Piece1.VALUES,});
  private static final String[] CLASSES =
      join(new String[3], new Object[] {
          Piece2.VALUES,});
  private static final double[] CENTERS =
      join(new double[4], new Object[] {
          Piece3.VALUES,});
  private static final double[] SCALES =
      join(new double[4], new Object[] {
          Piece4.VALUES,});
  private static final double[] INTERCEPTS =
      join(new double[3], new Object[] {
          Piece5.VALUES,});
  /** By class, then by feature. */
  private static final double[] COEFFICIENTS =
      join(new double[12], new Object[] {
          Piece6.VALUES,});

  private Model() {}

  /** Names of the features, in the order of a row. */
  public static String[] features() {
    return FEATURES.clone();
  }

  /** Labels, in the order of the probabilities. */
  public static String[] classes() {
    return CLASSES.clone();
  }

  /**
   * The most probable class, of equals the first; null if a feature is NaN or infinite.
   *
   * @throws ArithmeticException as probabilities does
   */
  public static String predict(double[] row) {
    double[] logs = logProbabilities(row);
    if (logs == null) {
      return null;
    }
    int best = 0;
    for (int c = 1; c < logs.length; c++) {
      if (logs[c] > logs[best]) {
        best = c;
      }
    }
    return CLASSES[best];
  }

  /**
   * Probabilities of the classes; null if a feature is NaN or infinite.
   *
   * @param row the features, not standardized
   * @throws IllegalArgumentException if there are not as many as the model has
   * @throws ArithmeticException if a score is beyond the range of doubles
   */
  public static double[] probabilities(double[] row) {
    double[] logs = logProbabilities(row);
    if (logs == null) {
      return null;
    }
    for (int c = 0; c < logs.length; c++) {
      logs[c] = StrictMath.exp(logs[c]);
    }
    return logs;
  }

  /** Natural logarithms of the probabilities; null if a feature is NaN or infinite. */
  public static double[] logProbabilities(double[] row) {
    if (row.length != FEATURES.length) {
      throw new IllegalArgumentException(
          "Expected " + FEATURES.length + " features but found " + row.length);
    }
    double[] z = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      if (!Double.isFinite(row[j])) {
        return null;
      }
      z[j] = (row[j] - CENTERS[j]) / SCALES[j];
    }
    double[] scores = INTERCEPTS.clone();
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < scores.length; c++) {
      for (int j = 0; j < z.length; j++) {
        scores[c] += COEFFICIENTS[c * z.length + j] * z[j];
      }
      if (!Double.isFinite(scores[c])) {
        throw new ArithmeticException("A feature is too large: " + scores[c]);
      }
      max = Math.max(max, scores[c]);
    }
    double total = 0;
    for (double score : scores) {
      total += StrictMath.exp(score - max);
    }
    double logTotal = StrictMath.log(total);
    for (int c = 0; c < scores.length; c++) {
      scores[c] = (scores[c] - max) - logTotal;
    }
    return scores;
  }

  private static <T> T join(T whole, Object[] pieces) {
    int at = 0;
    for (Object piece : pieces) {
      int length = java.lang.reflect.Array.getLength(piece);
      System.arraycopy(piece, 0, whole, at, length);
      at += length;
    }
    return whole;
  }

  private static final class Piece1 {
    static final String[] VALUES = {
      "mean", "std", "min", "max",
    };
  }

  private static final class Piece2 {
    static final String[] VALUES = {
      "athlete", "non_athlete", "pro_athlete",
    };
  }

  private static final class Piece3 {
    static final double[] VALUES = {
      65.85272727272728, 1.8395454545454546, 61.63636363636363, 69.95454545454545,
    };
  }

  private static final class Piece4 {
    static final double[] VALUES = {
      12.280196284230183, 1.534856833009352, 12.296129683555113, 12.785696147415125,
    };
  }

  private static final class Piece5 {
    static final double[] VALUES = {
      1.4840674233151456, -0.19222520298836038, -1.2918422203269275,
    };
  }

  private static final class Piece6 {
    static final double[] VALUES = {
      -0.003568845457329611, 0.9621553150141791, 0.3988839045681431, 0.11181687791788593,
      1.302304176076924, 0.05098231831892034, 0.6247200364522033, 1.438056649227362,
      -1.2987353306161116, -1.0131376333353364, -1.023603941017046, -1.5498735271463044,
    };
  }
}

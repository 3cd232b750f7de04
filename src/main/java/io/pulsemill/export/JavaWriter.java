package io.pulsemill.export;

import java.util.List;

/**
 * A model as one Java source file without dependencies: the operations of {@link
 * io.pulsemill.softmax.SoftmaxModel}, so its labels and probabilities are the same to the last bit.
 */
public final class JavaWriter {
  private static final String SOURCE =
      """
      %s/**
       * Softmax regression, made by Pulsemill. Right on every row whose scores are finite doubles,
       * which holds far beyond 1,000 deviations from the training rows.
       */
      public final class %s {
        private static final String[] FEATURES =
            %s;
        private static final String[] CLASSES =
            %s;
        private static final double[] CENTERS =
            %s;
        private static final double[] SCALES =
            %s;
        private static final double[] INTERCEPTS =
            %s;
        /** By class, then by feature. */
        private static final double[] COEFFICIENTS =
            %s;

        private %s() {}

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
      %s}
      """;

  private JavaWriter() {}

  /**
   * The source of a class with static methods {@code predict} and {@code probabilities}.
   *
   * @param className its name, perhaps with a package
   * @throws io.pulsemill.InputException if Java has no such name, a name is too long for a
   *     constant, or the model is too large
   */
  public static String write(Scorer scorer, String className) {
    JavaText.checkClassName(className);
    scorer.checkSizeAsText();
    int dot = className.lastIndexOf('.');
    String simple = className.substring(dot + 1);
    JavaArrays arrays = new JavaArrays();
    return SOURCE.formatted(
        dot < 0 ? "" : "package " + className.substring(0, dot) + ";\n\n",
        simple,
        texts(arrays, scorer.features()),
        texts(arrays, scorer.classes()),
        arrays.of("double", JavaText.literals(scorer.centers())),
        arrays.of("double", JavaText.literals(scorer.scales())),
        arrays.of("double", JavaText.literals(scorer.intercepts())),
        arrays.of("double", JavaText.literals(scorer.coefficients())),
        simple,
        arrays.pieces());
  }

  private static String texts(JavaArrays arrays, List<String> texts) {
    return arrays.of("String", texts.stream().map(JavaText::literal).toArray(String[]::new));
  }
}

package io.pulsemill.export;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.pulsemill.InputException;
import io.pulsemill.softmax.LinearWeights;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.StandardizedWeights;
import io.pulsemill.softmax.TrainedModel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers and names that score a row: {@code z_j = (x_j − center_j) / scale_j}, {@code score_c
 * = b_c + Σ_j V_cj z_j}, added from left to right. A model of raw coefficients alone has {@code z =
 * x}. Immutable.
 */
public final class Scorer {
  /** Terms of a score that one expression adds: parsers and compilers recurse into it. */
  static final int TERMS_AT_ONCE = 50;

  /** What is written as text has a line, an element or a call for each coefficient. */
  private static final long MOST_COEFFICIENTS_OF_TEXT = 500_000;

  private final SoftmaxModel model;
  private final String labelColumn;
  private final @Nullable String subjectColumn;
  private final @Nullable StandardizedWeights standardized;
  private final double[] intercepts;
  private final double[][] coefficients;

  /**
   * @throws InputException if the model has no feature
   */
  public Scorer(TrainedModel trained) {
    this(trained.model(), trained.training().labelColumn(), trained.training().subjectColumn());
  }

  Scorer(SoftmaxModel model, String labelColumn, @Nullable String subjectColumn) {
    this.model = model;
    this.labelColumn = labelColumn;
    this.subjectColumn = subjectColumn;
    standardized = model.standardized();
    if (standardized == null) {
      intercepts = model.intercepts();
      coefficients = model.coefficients();
    } else {
      LinearWeights weights = standardized.weights();
      intercepts = weights.intercepts();
      coefficients = weights.coefficients();
    }
    if (model.features().isEmpty()) {
      throw new InputException("Model: expected at least one feature to export but found none");
    }
    Stream.concat(model.classes().stream(), model.features().stream()).forEach(Scorer::checkText);
  }

  /** K labels, in the order of ties. */
  List<String> classes() {
    return model.classes();
  }

  /** d names of columns. */
  List<String> features() {
    return model.features();
  }

  /** Name of the column that is predicted. */
  String labelColumn() {
    return labelColumn;
  }

  /** Name of the column of the subjects; null if the table had none. */
  @Nullable String subjectColumn() {
    return subjectColumn;
  }

  /** Whether rows are scored on z; if not, on x. */
  boolean isStandardized() {
    return standardized != null;
  }

  /** d; zeros if not standardized. */
  double[] centers() {
    return standardized == null ? new double[features().size()] : standardized.centers();
  }

  /** d, each above 0; ones if not standardized. */
  double[] scales() {
    if (standardized != null) {
      return standardized.scales();
    }
    double[] ones = new double[features().size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** b, K; a copy. */
  double[] intercepts() {
    return intercepts.clone();
  }

  /** V, K × d, row by row in one array. */
  double[] coefficients() {
    int d = features().size();
    double[] flat = new double[classes().size() * d];
    for (int c = 0; c < coefficients.length; c++) {
      System.arraycopy(coefficients[c], 0, flat, c * d, d);
    }
    return flat;
  }

  /** b_c. */
  double intercept(int c) {
    return intercepts[c];
  }

  /** V_cj. */
  double coefficient(int c, int j) {
    return coefficients[c][j];
  }

  /**
   * Checks that a text with every coefficient can be of use.
   *
   * @throws InputException if it is too long
   */
  void checkSizeAsText() {
    long numbers = (long) classes().size() * (features().size() + 1);
    if (numbers > MOST_COEFFICIENTS_OF_TEXT) {
      throw new InputException(
          "Model: expected at most %,d coefficients in this format but found %,d; use --format onnx"
              .formatted(MOST_COEFFICIENTS_OF_TEXT, numbers));
    }
  }

  private static void checkText(String name) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      throw new InputException(
          "Model: expected names of Unicode characters but found half of one in '%s'; rename it"
              .formatted(name));
    }
  }

  /** The shortest decimal that reads back as the same double, as in {@code model.json}. */
  static String decimal(double x) {
    return NumberOutput.toString(x, true);
  }
}

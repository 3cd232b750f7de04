package io.pulsemill.export;

import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.Standardization;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A model, and rows of every kind that its exports have to score. */
final class ExportCase {
  /** Stands for null: no double between is worth a row. */
  static final double NULL = Double.MIN_VALUE;

  private static final double FAR = 1000;

  private final String name;
  private final SoftmaxModel model;
  private final double[] centers;
  private final double[] scales;
  private final List<double[]> rows = new ArrayList<>();

  private ExportCase(String name, SoftmaxModel model, double[] centers, double[] scales) {
    this.name = name;
    this.model = model;
    this.centers = centers;
    this.scales = scales;
  }

  /**
   * A case with a model of random weights; its last two classes have equal ones, so they tie.
   *
   * @param standardized whether the model knows centers and scales
   */
  static ExportCase of(
      String name, List<String> classes, List<String> features, boolean standardized, int rows) {
    Random random = new Random(name.hashCode());
    int d = features.size();
    double[] centers = random.doubles(d, -300, 300).toArray();
    double[] scales = random.doubles(d, -3, 3).map(e -> Math.pow(10, e)).toArray();
    int columns = d + 1;
    double[] weights = new double[classes.size() * columns];
    Arrays.setAll(weights, i -> 3 * random.nextGaussian());
    if (classes.size() > 2) {
      int last = weights.length - columns;
      System.arraycopy(weights, last - columns, weights, last, columns);
    }
    double[] ones = new double[d];
    Arrays.fill(ones, 1);
    int[] active = new int[d];
    Arrays.setAll(active, j -> j);
    SoftmaxModel model =
        SoftmaxModel.fromStandardized(
            classes,
            features,
            active,
            weights,
            new Standardization(centers, scales, ones, ones),
            Penalty.NONE);
    if (!standardized) {
      model = new SoftmaxModel(classes, features, model.intercepts(), model.coefficients());
    }
    ExportCase made = new ExportCase(name, model, centers, scales);
    for (int i = 0; i < rows; i++) {
      made.rows.add(made.row(random));
    }
    return made;
  }

  /** Near the centers, up to 1,000 deviations away, near a tie out there, or without some value. */
  private double[] row(Random random) {
    int kind = random.nextInt(20);
    double[] z = new double[centers.length];
    Arrays.setAll(z, j -> kind < 8 ? random.nextGaussian() : FAR * (2 * random.nextDouble() - 1));
    double[] x = new double[z.length];
    Arrays.setAll(x, j -> centers[j] + scales[j] * z[j]);
    int some = random.nextInt(x.length);
    if (kind >= 14 && kind < 18) {
      x[some] = tied(x, some);
    } else if (kind == 18) {
      x[some] = NULL;
    } else if (kind == 19) {
      double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
      x[some] = odd[random.nextInt(odd.length)];
    }
    return x;
  }

  /**
   * The value, up to 1,000 deviations away, where the most probable class changes; by bisection.
   */
  private double tied(double[] row, int feature) {
    double low = centers[feature] - FAR * scales[feature];
    double high = centers[feature] + FAR * scales[feature];
    int atLow = predictedAt(row, feature, low);
    for (int i = 0; i < 60; i++) {
      double middle = low / 2 + high / 2;
      if (predictedAt(row, feature, middle) == atLow) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int predictedAt(double[] row, int feature, double value) {
    double[] other = row.clone();
    other[feature] = value;
    return SoftmaxModel.predict(model.logProbabilities(other));
  }

  String name() {
    return name;
  }

  SoftmaxModel model() {
    return model;
  }

  Scorer scorer() {
    return new Scorer(model, "the label", "subject");
  }

  List<double[]> rows() {
    return rows;
  }

  /** Natural logarithms of the probabilities of a row, or null if it has none. */
  double[] expected(double[] row) {
    boolean complete = Arrays.stream(row).allMatch(x -> Double.isFinite(x) && x != NULL);
    return complete ? model.logProbabilities(row) : null;
  }

  /** Whether the two last classes, of equal weights, are the most probable. */
  boolean isTie(double[] logs) {
    int last = logs.length - 1;
    return last > 1 && SoftmaxModel.predict(logs) == last - 1;
  }

  /** The largest number of deviations that a value of a row is away from its center. */
  double deviations(double[] row) {
    double largest = 0;
    for (int j = 0; j < row.length; j++) {
      largest = Math.max(largest, Math.abs((row[j] - centers[j]) / scales[j]));
    }
    return largest;
  }

  /** Writes the exports, and the rows for programs of other class paths. */
  void writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      Scorer scorer = scorer();
      Files.writeString(folder.resolve("model.pmml"), PmmlWriter.write(scorer));
      for (SqlDialect dialect : List.of(SqlDialect.DUCKDB, SqlDialect.SPARK)) {
        String sql = SqlWriter.write(scorer, dialect, "features");
        Files.writeString(folder.resolve(dialect + ".sql"), sql);
      }
      Files.write(
          folder.resolve("model.onnx"), OnnxWriter.write(scorer, OnnxWriter.Precision.FLOAT64));
      Files.write(
          folder.resolve("model32.onnx"), OnnxWriter.write(scorer, OnnxWriter.Precision.FLOAT32));
      writeRows(folder.resolve("rows.bin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeRows(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeUTF("subject");
      for (List<String> names : List.of(model.features(), model.classes())) {
        out.writeInt(names.size());
        for (String text : names) {
          out.writeUTF(text);
        }
      }
      out.writeInt(rows.size());
      for (double[] row : rows) {
        for (double x : row) {
          out.writeDouble(x);
        }
      }
    }
  }
}

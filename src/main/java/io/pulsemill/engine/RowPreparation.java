package io.pulsemill.engine;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.RowBlock;
import io.pulsemill.softmax.RowWeightBounds;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.TrainingSplit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.io.Text;

/**
 * How a row group of the table becomes blocks of training rows: which rows train, which class a
 * label is, which features stay, and their coordinates z, and what a row counts.
 */
public final class RowPreparation {
  /** Rows of a block at most: small enough to share a table evenly among threads. */
  static final int BLOCK_ROWS = 8192;

  private final TrainingSplit split;
  private final List<String> classes;
  private final int[] features;
  private final Standardization standardization;
  private final double[] classWeights;
  private final RowWeightBounds bounds;
  private final Map<String, Integer> classNumber = new HashMap<>();

  /**
   * @param classes the labels, sorted by code point
   * @param features positions, among the table's features, of those that stay
   * @param standardization of the features that stay, in the same order
   */
  public RowPreparation(
      TrainingSplit split, List<String> classes, int[] features, Standardization standardization) {
    this(split, classes, features, standardization, new double[0], RowWeightBounds.NONE);
  }

  /**
   * The same of rows that count differently.
   *
   * @param classWeights what a row counts is multiplied by, one per class; none if by nothing
   * @param bounds of what a row counts
   */
  public RowPreparation(
      TrainingSplit split,
      List<String> classes,
      int[] features,
      Standardization standardization,
      double[] classWeights,
      RowWeightBounds bounds) {
    this.classWeights = classWeights.clone();
    this.bounds = bounds;
    this.split = split;
    this.classes = List.copyOf(classes);
    this.features = features.clone();
    this.standardization = standardization;
    for (String label : classes) {
      classNumber.put(label, classNumber.size());
    }
  }

  /** The labels, sorted by code point. */
  public List<String> classes() {
    return classes;
  }

  /** Which rows train. */
  TrainingSplit split() {
    return split;
  }

  /** Of the features that stay. */
  public Standardization standardization() {
    return standardization;
  }

  /** The position of feature {@code j} of those that stay among the table's. */
  public int position(int j) {
    return features[j];
  }

  /** How many features stay. */
  public int features() {
    return features.length;
  }

  /** Whether rows count differently. */
  boolean weighted() {
    return bounds.weighted();
  }

  /** Of what a row counts. */
  RowWeightBounds bounds() {
    return bounds;
  }

  /** The kernel for these rows at {@code weights}, K × (d + 1) of the features that stay. */
  public SoftmaxKernel kernel(double[] weights, Derivatives derivatives) {
    return new SoftmaxKernel(
        classes.size(),
        weights,
        standardization.bounds(),
        standardization.nearBounds(),
        bounds,
        derivatives);
  }

  /** The block of these rows, in place: it takes over their arrays. */
  public RowBlock block(RawRows raw) {
    double[] values = raw.values();
    int read = raw.count() == 0 ? 0 : values.length / raw.count();
    int kept = features.length;
    double[] x = new double[kept];
    for (int r = 0; r < raw.count(); r++) {
      for (int j = 0; j < kept; j++) {
        x[j] = values[r * read + features[j]];
      }
      // No feature is kept twice, so this never reaches a row that is still to come.
      standardization.apply(x, 0, values, r * kept);
    }
    int[] classOf = classOfCode(raw.labels());
    int[] rows = raw.labelCodes();
    for (int r = 0; r < raw.count(); r++) {
      rows[r] = classOf[rows[r]];
    }
    return new RowBlock(kept, values, rows, weights(raw.weights(), rows, raw.count()), raw.count());
  }

  /**
   * What rows count.
   *
   * @param own weights of the rows, overwritten; null if each counts once
   * @param classes of the rows
   * @return null if each counts once
   */
  double[] weights(double[] own, int[] classes, int rows) {
    if (classWeights.length == 0) {
      return own;
    }
    double[] weights = own == null ? new double[rows] : own;
    for (int r = 0; r < rows; r++) {
      double ofClass =
          classes[r] < 0 ? 1 : classWeights[classes[r]]; // no class: the kernel says it
      weights[r] = own == null ? ofClass : own[r] * ofClass;
    }
    return weights;
  }

  private int[] classOfCode(List<String> labels) {
    int[] classOf = new int[labels.size()];
    for (int code = 0; code < classOf.length; code++) {
      classOf[code] = classNumber.getOrDefault(labels.get(code), -1);
    }
    return classOf;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowPreparation o
        && split.equals(o.split)
        && classes.equals(o.classes)
        && Arrays.equals(features, o.features)
        && standardization.equals(o.standardization)
        && Arrays.equals(classWeights, o.classWeights)
        && bounds.equals(o.bounds);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(features) + standardization.hashCode();
  }

  /**
   * Writes: the split, int classes, Text × classes, int features, int × features, the scales, int
   * class weights, double × class weights; of weights boolean whether there are any, double × 2,
   * their bounds.
   */
  public void write(DataOutput out) throws IOException {
    split.write(out);
    out.writeInt(classes.size());
    for (String label : classes) {
      Text.writeString(out, label);
    }
    out.writeInt(features.length);
    for (int feature : features) {
      out.writeInt(feature);
    }
    standardization.write(out);
    out.writeInt(classWeights.length);
    for (double weight : classWeights) {
      out.writeDouble(weight);
    }
    out.writeBoolean(bounds.weighted());
    out.writeDouble(bounds.near());
    out.writeDouble(bounds.heaviest());
  }

  /** Reads what {@link #write} wrote. */
  public static RowPreparation read(DataInput in) throws IOException {
    TrainingSplit split = TrainingSplit.read(in);
    String[] classes = new String[in.readInt()];
    for (int c = 0; c < classes.length; c++) {
      classes[c] = Text.readString(in);
    }
    int[] features = new int[in.readInt()];
    for (int j = 0; j < features.length; j++) {
      features[j] = in.readInt();
    }
    Standardization standardization = Standardization.read(in);
    double[] classWeights = new double[in.readInt()];
    for (int c = 0; c < classWeights.length; c++) {
      classWeights[c] = in.readDouble();
    }
    return new RowPreparation(
        split,
        List.of(classes),
        features,
        standardization,
        classWeights,
        new RowWeightBounds(in.readBoolean(), in.readDouble(), in.readDouble()));
  }
}

package io.pulsemill.statistics;

import io.pulsemill.InputException;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of the training rows from one pass over a table: counts of the rows; of each feature
 * the range, the mean, the sample deviation and the correlations; and the pilot, a sample of rows.
 *
 * <p>Everything is exact until one last rounding, so the order of the rows and their packing into
 * files and tasks change nothing, not even a byte of what is written. {@code zero} is {@code new
 * TrainingStatistics(…)}; addition is associative and commutative. Not for several threads.
 */
public final class TrainingStatistics {
  /** With more features than this no products of two features are summed. */
  private static final int MAX_CROSS_PRODUCT_FEATURES = 2000;

  /** Bytes that an exact sum of values of everyday size takes in a message, about. */
  private static final double EXACT_BYTES = 40;

  private static final byte FORMAT = 4;
  private static final byte WEIGHTED_FORMAT = 5;

  private final List<String> features;
  private final TrainingSplit split;
  private final StatisticsScope scope;
  private RowCounts counts;
  private FeatureMoments moments;
  private PilotSample pilot;
  private ClassRanges ranges;
  private @Nullable ClassMoments byClass;

  /**
   * Of rows that count once each.
   *
   * @param features names, in the order of a row's values
   * @param crossProducts whether correlations are wanted; they cost d(d+1)/2 exact sums per row,
   *     and are left out beyond 2000 features
   */
  public TrainingStatistics(List<String> features, TrainingSplit split, boolean crossProducts) {
    this(features, split, StatisticsScope.unweighted(crossProducts));
  }

  /** About how many bytes the sums and products of so many features take, without the pilot. */
  public static double momentBytes(int features) {
    double products = features <= MAX_CROSS_PRODUCT_FEATURES ? features * (features + 1.0) / 2 : 0;
    return (features + products) * EXACT_BYTES;
  }

  /** The same; {@code scope}: what is wanted. */
  public TrainingStatistics(List<String> features, TrainingSplit split, StatisticsScope scope) {
    int d = features.size();
    boolean crossProducts = scope.crossProducts() && d <= MAX_CROSS_PRODUCT_FEATURES;
    this.features = List.copyOf(features);
    this.split = split;
    this.scope = new StatisticsScope(crossProducts, scope.rowWeights(), scope.byClass());
    counts = new RowCounts(d);
    moments = new FeatureMoments(d, crossProducts, scope.rowWeights());
    pilot = PilotSample.of(split.seed(), d);
    ranges = new ClassRanges(d);
    byClass = scope.byClass() ? new ClassMoments(d, scope.rowWeights()) : null;
  }

  /** Adds rows, picked by the same split. */
  public void add(TrainingRows rows) {
    int[] codes = rows.labelCodes();
    counts.add(rows, codes);
    moments.add(rows);
    pilot.add(rows, codes);
    ranges.add(rows, codes);
    if (byClass != null) {
      byClass.add(rows, codes);
    }
  }

  /**
   * Adds a row that counts once.
   *
   * @param subject null if missing
   * @param label null if missing
   * @param values one per feature, what is not finite is missing; the caller may use the array
   *     again
   */
  public void add(@Nullable String subject, @Nullable String label, double[] values) {
    add(subject, label, values, 1);
  }

  /** The same; {@code weight}: what the row counts, finite and ≥ 0. */
  public void add(
      @Nullable String subject, @Nullable String label, double[] values, double weight) {
    if (values.length != features.size()) {
      throw new IllegalArgumentException(
          "Expected %d values but found %d".formatted(features.size(), values.length));
    }
    if (subject == null) {
      counts.addWithoutSubject();
    } else if (!split.training(subject)) {
      counts.addHeldOut();
    } else if (weight == 0) {
      counts.addWeightless();
    } else if (label == null || !Arrays.stream(values).allMatch(Double::isFinite)) {
      counts.addIncomplete(label, values);
    } else {
      counts.addUsed(label, 1);
      moments.add(subject, values, weight);
      pilot.add(subject, label, values, weight);
      ranges.add(label, values);
      if (byClass != null) {
        byClass.add(subject, label, values, weight);
      }
    }
  }

  /** Adds other rows' statistics of the same features and split. */
  public void add(TrainingStatistics other) {
    if (!features.equals(other.features)
        || !split.equals(other.split)
        || !scope.equals(other.scope)) {
      throw new IllegalArgumentException(
          "Statistics of different features, splits or scopes cannot be added");
    }
    counts.add(other.counts);
    moments.add(other.moments);
    pilot.add(other.pilot);
    ranges.add(other.ranges);
    if (byClass != null && other.byClass != null) {
      byClass.add(other.byClass);
    }
  }

  /** Complete training rows: those used. */
  public long rows() {
    return moments.rows();
  }

  /** All rows of the table, whatever became of them. */
  public long tableRows() {
    return rows() + counts.heldOut() + counts.missing() + counts.weightless();
  }

  /** Rows used by label, held out and missing. */
  public RowCounts counts() {
    return counts;
  }

  /**
   * Of the rows used, by feature: range, mean, deviation and correlations; by the weights of the
   * rows, if they have any.
   */
  public FeatureMoments moments() {
    return moments;
  }

  /**
   * The moments if the rows of each class count {@code factors} times as much, without
   * correlations.
   *
   * @param factors one per class, in the order of {@link RowCounts#byLabel}
   * @throws InputException if there are too many classes and features for that
   */
  public FeatureMoments moments(double[] factors) {
    return FeatureMoments.combined(moments, byClass(), factors);
  }

  /**
   * What the rows of each class count together, in the order of {@link RowCounts#byLabel}.
   *
   * @throws InputException if there are too many classes and features for that
   */
  public double[] weightsByClass() {
    return byClass().stream().mapToDouble(FeatureMoments::weightSum).toArray();
  }

  private List<FeatureMoments> byClass() {
    return Objects.requireNonNull(byClass, "Statistics: expected them by class").all();
  }

  /** Whether the ranges of feature {@code j} in the classes, two or more, are disjoint. */
  public boolean separates(int j) {
    return ranges.separates(j);
  }

  /** The whole sample of rows, in the order of {@link #pilot(int)}. */
  public List<PilotRow> pilot() {
    return pilot.first(Integer.MAX_VALUE);
  }

  /**
   * The first rows by u(seed, "pilot", subject), ties by id, in that order.
   *
   * @param size how many; the sample may hold fewer
   */
  public List<PilotRow> pilot(int size) {
    return pilot.first(size);
  }

  /**
   * Writes: byte format (4, or 5 if rows or classes have weights), int features, text × features,
   * split, boolean cross products or, in format 5, the scope, counts, moments, pilot, ranges,
   * moments by class if they are in the scope. Equal statistics write equal bytes.
   */
  public void write(DataOutput out) throws IOException {
    out.writeByte(scope.weighted() ? WEIGHTED_FORMAT : FORMAT);
    out.writeInt(features.size());
    for (String feature : features) {
      Utf8.write(out, feature);
    }
    split.write(out);
    if (scope.weighted()) {
      scope.write(out);
    } else {
      out.writeBoolean(scope.crossProducts());
    }
    counts.write(out, scope.weighted());
    moments.write(out);
    pilot.write(out, scope.weighted());
    ranges.write(out);
    if (byClass != null) {
      byClass.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static TrainingStatistics read(DataInput in) throws IOException {
    byte format = in.readByte();
    if (format != FORMAT && format != WEIGHTED_FORMAT) {
      throw new IOException(
          "Statistics have format %d; this build reads only %d and %d"
              .formatted(format, FORMAT, WEIGHTED_FORMAT));
    }
    int d = in.readInt();
    List<String> features = new ArrayList<>();
    for (int j = 0; j < d; j++) {
      features.add(Utf8.read(in));
    }
    TrainingSplit split = TrainingSplit.read(in);
    StatisticsScope scope =
        format == FORMAT ? StatisticsScope.unweighted(in.readBoolean()) : StatisticsScope.read(in);
    TrainingStatistics read = new TrainingStatistics(features, split, scope);
    read.counts = RowCounts.read(in, d, scope.weighted());
    read.moments = FeatureMoments.read(in, d, read.scope.crossProducts(), scope.rowWeights());
    read.pilot.addFrom(in, d, scope.weighted());
    read.ranges = ClassRanges.read(in, d);
    read.byClass = scope.byClass() ? ClassMoments.read(in, d, scope.rowWeights()) : null;
    return read;
  }

  /** Whether the other writes the same bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TrainingStatistics statistics
        && Arrays.equals(bytes(), statistics.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  @Override
  public String toString() {
    return "TrainingStatistics[%d rows, %d held out, %d missing]"
        .formatted(rows(), counts.heldOut(), counts.missing());
  }

  private byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("Unexpected I/O error while writing to memory", e);
    }
    return bytes.toByteArray();
  }
}

package io.pulsemill.statistics;

import io.pulsemill.InputException;
import io.pulsemill.softmax.Standardization;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Statistics of the training rows from one pass over a table: their number by label, and by feature
 * the range, the mean m, the sample deviation s, the bound of z = (x − m)/s, the correlations; and
 * the pilot, a sample of rows.
 *
 * <p>Everything is exact until one last rounding, so the order of the rows and their packing into
 * files and tasks change nothing, not even a byte of what is written. {@code zero} is {@code new
 * TrainingStatistics(…)}; addition is associative and commutative. Not for several threads.
 *
 * <p>Every row is counted once: held out (it tests), missing (its subject is, or it trains and its
 * label or a value is), or used.
 */
public final class TrainingStatistics {
  /** The largest pilot; with many features it is smaller, to stay within 2^22 values. */
  public static final int MAX_PILOT = 20_000;

  /** With more features than this no products of two features are summed. */
  public static final int MAX_CROSS_PRODUCT_FEATURES = 2000;

  private static final int MAX_PILOT_VALUES = 1 << 22;
  private static final byte FORMAT = 3;

  private final List<String> features;
  private final TrainingSplit split;
  private final SubjectHash pilotHash;
  private LabelCounts labels = new LabelCounts();
  private FeatureMoments moments;
  private PilotSample pilot;
  private ClassRanges ranges;
  private MissingValues missingValues;
  private long heldOut;
  private long missing;

  /**
   * @param features names, in the order of a row's values
   * @param crossProducts whether correlations are wanted; they cost d(d+1)/2 exact sums per row,
   *     and are left out beyond {@value #MAX_CROSS_PRODUCT_FEATURES} features
   */
  public TrainingStatistics(List<String> features, TrainingSplit split, boolean crossProducts) {
    int d = features.size();
    this.features = List.copyOf(features);
    this.split = split;
    pilotHash = new SubjectHash(split.seed(), "pilot");
    moments = new FeatureMoments(d, crossProducts && d <= MAX_CROSS_PRODUCT_FEATURES);
    pilot = new PilotSample(pilotCapacity(d));
    ranges = new ClassRanges(d);
    missingValues = new MissingValues(d);
  }

  /** Adds rows, picked by the same split. */
  public void add(TrainingRows rows) {
    heldOut += rows.passedOver();
    missing += rows.missing();
    int[] codes = rows.labelCodes();
    long[] byCode = new long[rows.labels().size()];
    for (int code : codes) {
      byCode[code]++;
    }
    for (int code = 0; code < byCode.length; code++) {
      if (byCode[code] > 0) {
        labels.add(rows.labels().get(code), byCode[code]);
      }
    }
    moments.add(rows);
    ranges.add(rows, codes);
    pilot.add(pilotHash, rows, codes);
    rows.addIncomplete(missingValues);
  }

  /**
   * Adds a row.
   *
   * @param subject null if missing
   * @param label null if missing
   * @param values one per feature, what is not finite is missing; the caller may use the array
   *     again
   */
  public void add(String subject, String label, double[] values) {
    if (values.length != features.size()) {
      throw new IllegalArgumentException(
          "Expected %d values but found %d".formatted(features.size(), values.length));
    }
    if (subject == null) {
      missing++;
    } else if (!split.training(subject)) {
      heldOut++;
    } else if (label == null || !finite(values)) {
      missing++;
      missingValues.add(label, values);
    } else {
      ranges.add(label, values);
      labels.add(label, 1);
      moments.add(subject, values);
      pilot.add(pilotHash.unit(subject), subject, label, values);
    }
  }

  /** Adds other rows' statistics of the same features and split. */
  public void add(TrainingStatistics other) {
    if (!features.equals(other.features)
        || !split.equals(other.split)
        || crossProducts() != other.crossProducts()) {
      throw new IllegalArgumentException(
          "Statistics of different features or splits cannot be added");
    }
    labels.add(other.labels);
    moments.add(other.moments);
    pilot.add(other.pilot);
    ranges.add(other.ranges);
    missingValues.add(other.missingValues);
    heldOut += other.heldOut;
    missing += other.missing;
  }

  /** Whether {@link #correlations} are known. */
  public boolean crossProducts() {
    return moments.crossProducts();
  }

  /** Complete training rows: those used. */
  public long rows() {
    return moments.rows();
  }

  /** Rows that test. */
  public long heldOut() {
    return heldOut;
  }

  /** Rows without a subject, and training rows without a label or a value. */
  public long missing() {
    return missing;
  }

  /** What the rows lacked that were left out. */
  public MissingValues missingValues() {
    return missingValues;
  }

  /** Whether the ranges of feature {@code j} in the classes, two or more, are disjoint. */
  public boolean separates(int j) {
    return ranges.separates(j);
  }

  /**
   * The used rows by label, the labels sorted by code point.
   *
   * @throws InputException if there are more than 10,000 labels
   */
  public SortedMap<String, Long> rowsByLabel() {
    return labels.byLabel();
  }

  /** The least value of feature {@code j}; infinite without rows. */
  public double min(int j) {
    return moments.range(j).min();
  }

  /** The greatest value of feature {@code j}; minus infinity without rows. */
  public double max(int j) {
    return moments.range(j).max();
  }

  /**
   * The subject of the value of feature {@code j} that lies farthest from {@code center}; null if
   * several have it.
   */
  public String farthest(int j, double center) {
    return moments.range(j).subject(max(j) - center >= center - min(j));
  }

  /** Whether feature {@code j} has one value in all rows. */
  public boolean constant(int j) {
    return min(j) == max(j);
  }

  /** The mean of feature {@code j}, rounded once; there must be a row. */
  public double mean(int j) {
    return moments.mean(j);
  }

  /**
   * The sample standard deviation of feature {@code j}, rounded once; 0 if it is constant.
   *
   * @throws InputException if it is beyond the range of doubles
   */
  public double deviation(int j) {
    double deviation = moments.deviation(j);
    if (!constant(j) && !(deviation > 0 && Double.isFinite(deviation))) {
      throw outOfRange(j);
    }
    return deviation;
  }

  /**
   * The largest |z| of feature {@code j}, z = (x − mean)/deviation computed in doubles, as it will
   * be for every row (rounding is monotonic, so the ends of the range bound it); 0 if constant.
   *
   * @throws InputException if it is beyond the range of doubles
   */
  public double bound(int j) {
    if (constant(j)) {
      return 0;
    }
    double bound = Standardization.bound(mean(j), deviation(j), min(j), max(j));
    if (!Double.isFinite(bound)) {
      throw outOfRange(j);
    }
    return bound;
  }

  /** The correlations, d × d, each rounded once; NaN if a feature is constant. */
  public double[][] correlations() {
    if (!crossProducts()) {
      throw new IllegalStateException("Correlations were not requested");
    }
    return moments.correlations();
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
   * Writes: byte format (3), int features, text × features, split, boolean cross products, long
   * held out, long missing, labels, moments, pilot, ranges, missing values. Equal statistics write
   * equal bytes.
   */
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeInt(features.size());
    for (String feature : features) {
      Utf8.write(out, feature);
    }
    split.write(out);
    out.writeBoolean(crossProducts());
    out.writeLong(heldOut);
    out.writeLong(missing);
    labels.write(out);
    moments.write(out);
    pilot.write(out);
    ranges.write(out);
    missingValues.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static TrainingStatistics read(DataInput in) throws IOException {
    byte format = in.readByte();
    if (format != FORMAT) {
      throw new IOException(
          "Statistics have format %d; this build reads only %d".formatted(format, FORMAT));
    }
    int d = in.readInt();
    List<String> features = new ArrayList<>();
    for (int j = 0; j < d; j++) {
      features.add(Utf8.read(in));
    }
    TrainingStatistics read =
        new TrainingStatistics(features, TrainingSplit.read(in), in.readBoolean());
    read.heldOut = in.readLong();
    read.missing = in.readLong();
    read.labels = LabelCounts.read(in);
    read.moments = FeatureMoments.read(in, d, read.crossProducts());
    read.pilot = PilotSample.read(in, pilotCapacity(d), d);
    read.ranges = ClassRanges.read(in, d);
    read.missingValues = MissingValues.read(in, d);
    return read;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrainingStatistics statistics
        && features.equals(statistics.features)
        && split.equals(statistics.split)
        && crossProducts() == statistics.crossProducts()
        && heldOut == statistics.heldOut
        && missing == statistics.missing
        && labels.equals(statistics.labels)
        && moments.equals(statistics.moments)
        && pilot.equals(statistics.pilot)
        && ranges.equals(statistics.ranges)
        && missingValues.equals(statistics.missingValues);
  }

  @Override
  public int hashCode() {
    return features.hashCode() * 31 + Long.hashCode(rows());
  }

  @Override
  public String toString() {
    return "TrainingStatistics[%d rows, %d held out, %d missing]"
        .formatted(rows(), heldOut, missing);
  }

  private static int pilotCapacity(int features) {
    return Math.min(MAX_PILOT, Math.max(1, MAX_PILOT_VALUES / Math.max(1, features)));
  }

  private static boolean finite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private InputException outOfRange(int j) {
    return new InputException(
        ("Feature '%s': its values, from %s to %s, have a standard deviation beyond the range of"
                + " doubles; rescale it")
            .formatted(features.get(j), min(j), max(j)));
  }
}

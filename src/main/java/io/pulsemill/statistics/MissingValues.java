package io.pulsemill.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How many of the rows that were left out lack each feature, and how many lack the label. */
public final class MissingValues {
  private static final int NAMED = 3;

  private final long[] byFeature;
  private long label;

  MissingValues(int features) {
    byFeature = new long[features];
  }

  /** Adds a row of these values, of which those not finite are missing, and label. */
  public void add(@Nullable String labelOrNull, double[] values) {
    label += labelOrNull == null ? 1 : 0;
    for (int j = 0; j < byFeature.length; j++) {
      byFeature[j] += Double.isFinite(values[j]) ? 0 : 1;
    }
  }

  void add(MissingValues other) {
    label += other.label;
    for (int j = 0; j < byFeature.length; j++) {
      byFeature[j] += other.byFeature[j];
    }
  }

  /**
   * The columns that most rows lack, for a message: {@code "; missing: 'a' (135 rows), the label (2
   * rows)"}; empty if no row lacks anything.
   *
   * @param features their names
   */
  public String text(List<String> features) {
    List<String> lacking =
        IntStream.rangeClosed(0, byFeature.length)
            .filter(j -> rows(j) > 0)
            .boxed()
            .sorted(Comparator.comparingLong((Integer j) -> -rows(j)))
            .map(j -> "%s (%d rows)".formatted(name(j, features), rows(j)))
            .toList();
    if (lacking.isEmpty()) {
      return "";
    }
    int more = lacking.size() - NAMED;
    return "; missing: %s%s"
        .formatted(
            String.join(", ", lacking.subList(0, Math.min(NAMED, lacking.size()))),
            more > 0 ? " and %d more".formatted(more) : "");
  }

  /** Writes: long rows without label; for each feature, long rows without it. */
  void write(DataOutput out) throws IOException {
    out.writeLong(label);
    for (long rows : byFeature) {
      out.writeLong(rows);
    }
  }

  static MissingValues read(DataInput in, int features) throws IOException {
    MissingValues read = new MissingValues(features);
    read.label = in.readLong();
    for (int j = 0; j < features; j++) {
      read.byFeature[j] = in.readLong();
    }
    return read;
  }

  private long rows(int column) {
    return column < byFeature.length ? byFeature[column] : label;
  }

  private static String name(int column, List<String> features) {
    return column < features.size() ? "'%s'".formatted(features.get(column)) : "the label";
  }
}

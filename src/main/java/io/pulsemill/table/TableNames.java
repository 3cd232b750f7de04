package io.pulsemill.table;

import io.pulsemill.statistics.CodePointOrder;
import io.pulsemill.statistics.SubjectHash;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * The subjects and labels of a table, read without its features. Subjects are kept as 53 bits of
 * their hash, of a large table only those below a limit: a sample that is the same for all tables.
 */
public final class TableNames {
  /** Subjects kept of a table, about. */
  private static final long MAX_SUBJECTS = 1 << 22;

  /** With more labels their column is no label, which the training says. */
  private static final int MAX_LABELS = 10_000;

  private static final SubjectHash HASH = new SubjectHash(0, "names");

  private final SortedMap<String, Long> labels = new TreeMap<>(CodePointOrder.INSTANCE);
  private double[] subjects = new double[1024];
  private int count;
  private boolean numbered = true;

  private TableNames() {}

  /** The share of the subjects to keep of tables of at most {@code rows} rows, in (0, 1]. */
  public static double share(long rows) {
    return Math.min(1, (double) MAX_SUBJECTS / Math.max(1, rows));
  }

  /**
   * Reads them.
   *
   * @param share of the subjects to keep, in (0, 1]
   */
  public static TableNames read(Configuration conf, FeatureTable table, double share)
      throws IOException {
    TableNames names = new TableNames();
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      for (RowGroupRef ref : table.rowGroups()) {
        RowGroupReader.Names group = reader.readNames(ref);
        names.addLabels(group.labels());
        names.addSubjects(group.subjects(), table.rows(), share);
      }
    }
    Arrays.sort(names.subjects, 0, names.count);
    return names;
  }

  /** Rows by label, the labels sorted by code point; those of some labels if there are too many. */
  public SortedMap<String, Long> labels() {
    return labels;
  }

  /** Subjects kept. */
  public int count() {
    return count;
  }

  /** Whether all subjects are whole numbers up to the number of rows: then they name nobody. */
  public boolean numbered() {
    return numbered;
  }

  /** How many of the subjects kept here are in {@code other}, read with the same share, too. */
  public long in(TableNames other) {
    return Arrays.stream(subjects, 0, count)
        .filter(u -> Arrays.binarySearch(other.subjects, 0, other.count, u) >= 0)
        .count();
  }

  private void addLabels(CodedColumn column) {
    long[] rows = new long[column.texts().size()];
    for (int code : column.codes()) {
      if (code >= 0) {
        rows[code]++;
      }
    }
    for (int code = 0; code < rows.length && labels.size() < MAX_LABELS; code++) {
      labels.merge(column.texts().get(code), rows[code], Long::sum);
    }
  }

  private void addSubjects(SubjectColumn column, long rows, double share) {
    for (int r = 0; r < column.rows(); r++) {
      if (column.missing(r)) {
        continue;
      }
      numbered = numbered && numbers(column.get(r), rows);
      double u = column.unit(HASH, r);
      if (u < share) {
        if (count == subjects.length) {
          subjects = Arrays.copyOf(subjects, 2 * count);
        }
        subjects[count++] = u;
      }
    }
  }

  private static boolean numbers(String subject, long rows) {
    return subject.length() <= 18
        && subject.chars().allMatch(c -> c >= '0' && c <= '9')
        && Long.parseLong(subject) <= rows;
  }
}

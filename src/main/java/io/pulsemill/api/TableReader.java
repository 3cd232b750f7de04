package io.pulsemill.api;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.pipeline.InputTable;
import io.pulsemill.summary.FeatureColumns;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureRowWriteSupport;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.InputPaths;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Opens tables and reads their first rows. */
final class TableReader {
  private static final List<String> OPTIONS =
      List.of(
          "subject-column", "label-column", "split-column", "weight-column", "features", "null");

  private final Configuration conf;
  private final WorkFolder work;

  /** {@code work}: for what a table in CSV is converted to. */
  TableReader(Configuration conf, WorkFolder work) {
    this.conf = conf;
    this.work = work;
  }

  /**
   * Opens one, with its labels if it has any.
   *
   * @param reading options of {@code train} that say how it is read
   * @throws IllegalArgumentException if one is another
   */
  Table open(String path, Map<String, ?> reading) throws IOException {
    for (String option : reading.keySet()) {
      if (!OPTIONS.contains(option)) {
        throw new IllegalArgumentException(
            "table: expected options among %s but found '%s'".formatted(OPTIONS, option));
      }
    }
    String label = text(reading, "label-column");
    if (label != null) {
      return open(path, reading, label);
    }
    try {
      return open(path, reading, FeatureRowWriteSupport.LABEL);
    } catch (InputException e) {
      return unlabeled(path, reading, e);
    }
  }

  /** One to be predicted; {@code labeled}: why it is not one to be trained on. */
  private Table unlabeled(String path, Map<String, ?> reading, InputException labeled)
      throws IOException {
    try {
      return open(path, reading, null);
    } catch (InputException e) {
      throw labeled;
    }
  }

  /** The same with that column as the label, or none. */
  Table open(String path, Map<String, ?> reading, @Nullable String label) throws IOException {
    String subject = text(reading, "subject-column");
    TableColumns columns =
        new TableColumns(
            subject == null ? FeatureRowWriteSupport.SUBJECT : subject,
            label,
            text(reading, "split-column"),
            text(reading, "weight-column"),
            list(reading, "features"));
    InputTable input = new InputTable(InputPaths.path(path), list(reading, "null"));
    return new Table(path, reading, input.open(conf, columns, work, Progress.SILENT));
  }

  private static @Nullable String text(Map<String, ?> reading, String option) {
    Object value = reading.get(option);
    return value == null ? null : value.toString();
  }

  private static List<String> list(Map<String, ?> reading, String option) {
    Object value = reading.get(option);
    if (value instanceof Collection<?> all) {
      return all.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : FeatureColumns.split(value.toString());
  }

  /**
   * The first rows, at most so many.
   *
   * @throws IllegalArgumentException if that is less than one
   */
  Rows rows(Table table, int most) throws IOException {
    if (most < 1) {
      throw new IllegalArgumentException("Rows: expected 1 or more but found " + most);
    }
    FeatureTable opened = table.opened();
    boolean labeled = opened.columns().label() != null;
    List<FeatureRow> rows = new ArrayList<>();
    try (RowGroupReader reader = new RowGroupReader(conf, opened.columns())) {
      Iterator<RowGroupRef> groups = opened.rowGroups().iterator();
      while (rows.size() < most && groups.hasNext()) {
        RowGroup group = reader.read(groups.next());
        for (int r = 0; r < group.rows() && rows.size() < most; r++) {
          double[] values = new double[group.features()];
          group.copyRow(r, values, 0);
          rows.add(new FeatureRow(group.subject(r), labeled ? group.label(r) : null, values));
        }
      }
    }
    return new Rows(opened.features(), rows);
  }
}

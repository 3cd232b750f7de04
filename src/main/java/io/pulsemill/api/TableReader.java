package io.pulsemill.api;

import io.pulsemill.job.Progress;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.pipeline.InputTable;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.InputPaths;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Opens tables and reads their first rows. */
final class TableReader {
  private final Configuration conf;
  private final WorkFolder work;

  /** {@code work}: for what a table in CSV is converted to. */
  TableReader(Configuration conf, WorkFolder work) {
    this.conf = conf;
    this.work = work;
  }

  /** {@code reading}: options that say how; others are not looked at. */
  Table open(String path, Map<String, ?> reading, String subject, String label) throws IOException {
    Object nulls = reading.get("null");
    InputTable input =
        new InputTable(
            InputPaths.path(path),
            nulls == null ? List.of() : List.of(nulls.toString().split(",")));
    TableColumns columns = new TableColumns(subject, label, List.of());
    FeatureTable opened = input.open(conf, columns, work, Progress.SILENT);
    return new Table(path, reading, opened);
  }

  /** The first rows, at most so many. */
  Rows rows(Table table, int most) throws IOException {
    FeatureTable opened = table.opened();
    List<FeatureRow> rows = new ArrayList<>();
    try (RowGroupReader reader = new RowGroupReader(conf, opened.columns())) {
      Iterator<RowGroupRef> groups = opened.rowGroups().iterator();
      while (rows.size() < most && groups.hasNext()) {
        RowGroup group = reader.read(groups.next());
        for (int r = 0; r < group.rows() && rows.size() < most; r++) {
          double[] values = new double[group.features()];
          group.copyRow(r, values, 0);
          rows.add(new FeatureRow(group.subject(r), group.label(r), values));
        }
      }
    }
    return new Rows(opened.features(), rows);
  }
}

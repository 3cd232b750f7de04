package io.pulsemill.features;

import io.pulsemill.columnar.ColumnarFormat;
import io.pulsemill.columnar.WantedColumns;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Files that store columns with types. */
final class ColumnarRowsFormat implements RowsFormat {
  private final Function<Configuration, ColumnarFormat> format;

  ColumnarRowsFormat(Function<Configuration, ColumnarFormat> format) {
    this.format = format;
  }

  @Override
  public List<String> header(Configuration conf, Path file, FeaturesSettings settings)
      throws IOException {
    ColumnNames names = settings.columns();
    WantedColumns wanted =
        new WantedColumns(
            names.subject(), names.label(), names.time(), names.values(), names.longForm(), false);
    return format.apply(conf).header(file, wanted);
  }

  @Override
  public ObservationRows open(Configuration conf, ObservationSplit split, FeaturesSettings settings)
      throws IOException {
    return new ColumnarRows(
        format
            .apply(conf)
            .open(
                split.file(),
                split.start(),
                split.start() + split.getLength(),
                WantedColumns.of(split.columns()),
                settings.dialect(),
                settings.times()),
        split.columns().readingsPerRecord());
  }

  @Override
  public boolean splittable() {
    return true;
  }
}

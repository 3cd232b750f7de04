package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.series.SeriesColumns;
import io.pulsemill.series.SeriesRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Text in a dialect with a series in each line; read in splits as other text is. */
final class WideFormat implements RowsFormat {
  @Override
  public List<String> header(Configuration conf, Path file, FeaturesSettings settings)
      throws IOException {
    List<String> header =
        new InputInspection(conf, settings)
            .header(file, file.getFileSystem(conf).getFileStatus(file).getLen())
            .orElseThrow(
                () -> new InputException(file + ": expected a header line but found nothing"));
    try {
      columns(header, settings);
      return header;
    } catch (InputException e) {
      throw new InputException("%s: %s".formatted(file, Escape.controls(e.getMessage())), e);
    }
  }

  /** Where the readings are; header: the names of all columns. */
  static SeriesColumns columns(List<String> header, FeaturesSettings settings) {
    ColumnNames names = settings.columns();
    SeriesRange range = Objects.requireNonNull(names.series(), "no columns of series");
    List<String> others = new ArrayList<>(List.of(names.subject()));
    if (names.label() != null) {
      others.add(names.label());
    }
    return SeriesColumns.of(header, range, others, settings.times());
  }

  @Override
  public ObservationRows open(
      Configuration conf, ObservationSplit split, FeaturesSettings settings) {
    return new WideRows(conf, split, settings);
  }

  @Override
  public boolean splittable() {
    return true;
  }
}

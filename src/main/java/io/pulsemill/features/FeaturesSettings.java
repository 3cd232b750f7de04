package io.pulsemill.features;

import io.pulsemill.series.Dialect;
import io.pulsemill.series.LongForm;
import io.pulsemill.series.NameList;
import io.pulsemill.series.SeriesRange;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.summary.FeatureColumn;
import io.pulsemill.summary.FeatureColumns;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * How observations become features; numbers are bounded where their options are declared.
 *
 * @param columns what the columns of the observations are called
 * @param format of all files; empty: as each file's content says
 * @param dialect how text files write observations
 * @param times how times are written
 * @param features which features, in the order of the table's columns; none twice
 * @param maxBadRecords bad records and contradictory subjects that do not yet fail the job
 * @param maxLineBytes longest line taken, bytes without its end
 * @param rowGroupRows rows of a row group of the table
 * @param sources where else than in each record columns are
 */
public record FeaturesSettings(
    ColumnNames columns,
    Optional<ObservationFormat> format,
    Dialect dialect,
    TimeFormats times,
    List<FeatureColumn> features,
    long maxBadRecords,
    int maxLineBytes,
    int rowGroupRows,
    ColumnSources sources) {
  /** Longest line that is taken unless another is asked for, bytes without its end. */
  public static final int DEFAULT_LINE_BYTES = 1 << 16;

  private static final int MAX_LINE_BYTES_OF_SERIES = 1 << 24;

  private static final String SUBJECT = "pulsemill.subject-column";
  private static final String TIME = "pulsemill.time-column";
  private static final String VALUE = "pulsemill.value-column";
  private static final String SERIES = "pulsemill.series-columns";
  private static final String LONG = "pulsemill.long";
  private static final String SENSORS = "pulsemill.sensors";
  private static final String LABEL = "pulsemill.label-column";
  private static final String LABEL_OPTIONAL = "pulsemill.label-optional";
  private static final String FORMAT = "pulsemill.format";
  private static final String FEATURES = "pulsemill.features";
  private static final String MAX_BAD_RECORDS = "pulsemill.max-bad-records";
  private static final String MAX_LINE_BYTES = "pulsemill.max-line-bytes";
  private static final String ROW_GROUP_ROWS = "pulsemill.row-group-rows";

  /** Refuses features that are none, or not distinct. */
  public FeaturesSettings {
    features = List.copyOf(features);
    if (features.isEmpty() || features.stream().distinct().count() < features.size()) {
      throw new IllegalArgumentException(
          "features: expected one or more distinct features but found '%s'"
              .formatted(NameList.join(names(features))));
    }
  }

  /** The same for observations with all columns in each record. */
  public FeaturesSettings(
      ColumnNames columns,
      Optional<ObservationFormat> format,
      Dialect dialect,
      TimeFormats times,
      List<FeatureColumn> features,
      long maxBadRecords,
      int maxLineBytes,
      int rowGroupRows) {
    this(
        columns,
        format,
        dialect,
        times,
        features,
        maxBadRecords,
        maxLineBytes,
        rowGroupRows,
        ColumnSources.STANDARD);
  }

  /**
   * How the files with labels are read: as the observations, but each is of the format that its
   * content says, and without a header they have two columns, the subject and the label.
   */
  FeaturesSettings ofLabels() {
    return new FeaturesSettings(
        columns.ofReadings(),
        Optional.empty(),
        dialect.header()
            ? dialect
            : dialect.withColumns(List.of(columns.subject(), String.valueOf(columns.label()))),
        times,
        features,
        maxBadRecords,
        maxLineBytes,
        rowGroupRows,
        sources.ofLabels());
  }

  void write(Configuration conf) {
    conf.set(SUBJECT, columns.subject());
    conf.set(TIME, columns.time());
    LongForm form = columns.longForm();
    if (form == null) {
      conf.unset(LONG);
    } else {
      conf.set(LONG, form.column());
      conf.set(SENSORS, NameList.join(form.sensors()));
    }
    if (columns.series() == null) {
      conf.unset(SERIES);
    } else {
      conf.set(SERIES, columns.series().toString());
    }
    conf.set(VALUE, NameList.join(columns.values()));
    if (columns.label() == null) {
      conf.unset(LABEL);
    } else {
      conf.set(LABEL, columns.label());
    }
    conf.setBoolean(LABEL_OPTIONAL, columns.labelOptional());
    DialectSettings.write(conf, dialect, times);
    conf.set(FORMAT, format.map(ObservationFormat::key).orElse(ObservationFormat.AUTO));
    conf.set(FEATURES, NameList.join(names(features)));
    conf.setLong(MAX_BAD_RECORDS, maxBadRecords);
    conf.setInt(MAX_LINE_BYTES, maxLineBytes);
    conf.setInt(ROW_GROUP_ROWS, rowGroupRows);
    sources.write(conf);
  }

  /** What {@link #write} wrote. */
  static FeaturesSettings read(Configuration conf) {
    ColumnNames columns = columns(conf);
    return new FeaturesSettings(
        columns,
        ObservationFormat.of(conf.getRaw(FORMAT)),
        DialectSettings.dialect(conf),
        DialectSettings.times(conf),
        FeatureColumns.named(DialectSettings.get(conf, FEATURES), columns.sensors()),
        conf.getLong(MAX_BAD_RECORDS, 0),
        conf.getInt(MAX_LINE_BYTES, 0),
        conf.getInt(ROW_GROUP_ROWS, 0),
        ColumnSources.read(conf));
  }

  /** Longest line of a file that has a series per line, bytes without its end. */
  int maxSeriesBytes() {
    return maxLineBytes == DEFAULT_LINE_BYTES ? MAX_LINE_BYTES_OF_SERIES : maxLineBytes;
  }

  private static ColumnNames columns(Configuration conf) {
    String sensor = conf.getRaw(LONG);
    String series = conf.getRaw(SERIES);
    return new ColumnNames(
        conf.getRaw(SUBJECT),
        conf.getRaw(TIME),
        DialectSettings.get(conf, VALUE),
        conf.getRaw(LABEL),
        conf.getBoolean(LABEL_OPTIONAL, false),
        sensor == null ? null : new LongForm(sensor, DialectSettings.get(conf, SENSORS)),
        series == null ? null : SeriesRange.parse(series));
  }

  /** The names of the table's feature columns. */
  public List<String> featureNames() {
    return names(features);
  }

  private static List<String> names(List<FeatureColumn> features) {
    return features.stream().map(FeatureColumn::name).toList();
  }
}

package io.pulsemill.table;

import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NameList;
import io.pulsemill.statistics.TrainingStatistics;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.OutputCommitter;
import org.apache.hadoop.mapreduce.OutputFormat;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/**
 * Writes the rows of each task to {@code part-r-<task>.parquet}, or {@code .csv}; the key is not
 * used.
 *
 * <p>It has a {@link FileOutputFormat} and is none: of such a one Hadoop asks, before and after
 * each row, what all threads have written to all file systems.
 */
public final class FeatureTableOutputFormat extends OutputFormat<NullWritable, FeatureRow> {
  private static final String LABELED = "pulsemill.table.labeled";
  private static final String FEATURES = "pulsemill.table.features";
  private static final String ROW_GROUP_ROWS = "pulsemill.table.row-group-rows";
  private static final String FORMAT = "pulsemill.table.format";

  private final PartFiles files = new PartFiles();

  /** Configures the table's columns. */
  public static void set(Configuration conf, List<String> features, int rowGroupRows) {
    conf.set(FEATURES, NameList.join(features));
    conf.setInt(ROW_GROUP_ROWS, rowGroupRows);
  }

  /** Configures how it is written; the default is Parquet. */
  public static void setFormat(Configuration conf, TableFormat format) {
    conf.set(FORMAT, format.name());
  }

  /** How it is written. */
  public static TableFormat format(Configuration conf) {
    return conf.getEnum(FORMAT, TableFormat.PARQUET);
  }

  /** Configures whether the table has a label column; the default is that it has. */
  public static void setLabeled(Configuration conf, boolean labeled) {
    conf.setBoolean(LABELED, labeled);
  }

  /** Whether the table has a label column. */
  public static boolean labeled(Configuration conf) {
    return conf.getBoolean(LABELED, true);
  }

  @Override
  public void checkOutputSpecs(JobContext context) throws IOException {
    files.checkOutputSpecs(context);
  }

  @Override
  public OutputCommitter getOutputCommitter(TaskAttemptContext context) throws IOException {
    return files.getOutputCommitter(context);
  }

  @Override
  public RecordWriter<NullWritable, FeatureRow> getRecordWriter(TaskAttemptContext context)
      throws IOException {
    return files.getRecordWriter(context);
  }

  private static RecordWriter<NullWritable, FeatureRow> writer(
      TaskAttemptContext context, Path file) throws IOException {
    Configuration conf = context.getConfiguration();
    List<String> features = features(conf);
    TableColumns columns =
        new TableColumns(
            FeatureRowWriteSupport.SUBJECT,
            labeled(conf) ? FeatureRowWriteSupport.LABEL : null,
            features);
    RowWriter writer =
        format(conf) == TableFormat.CSV
            ? new CsvTableWriter(file.getFileSystem(conf).create(file, false), columns)
            : new FeatureTableWriter(
                conf, file, columns, conf.getInt(ROW_GROUP_ROWS, 0), RecordFiles.asked(conf));
    return StatisticsFiles.asked(conf)
        ? new CountedRows(writer, file, StatisticsFiles.zero(conf, features))
        : new Rows(writer, file);
  }

  /** The features configured by {@link #set}. */
  public static List<String> features(Configuration conf) {
    try {
      return NameList.parse(conf.getRaw(FEATURES));
    } catch (MalformedRecordException e) {
      throw new IllegalArgumentException("%s: %s".formatted(FEATURES, e.getMessage()), e);
    }
  }

  private static final class PartFiles extends FileOutputFormat<NullWritable, FeatureRow> {
    @Override
    public RecordWriter<NullWritable, FeatureRow> getRecordWriter(TaskAttemptContext context)
        throws IOException {
      return writer(context, getDefaultWorkFile(context, "." + format(context.getConfiguration())));
    }
  }

  private static class Rows extends RecordWriter<NullWritable, FeatureRow> {
    private final RowWriter writer;
    private final Path file;

    Rows(RowWriter writer, Path file) {
      this.writer = writer;
      this.file = file;
    }

    @Override
    public void write(NullWritable key, FeatureRow row) throws IOException {
      writer.write(row);
    }

    @Override
    public void close(TaskAttemptContext context) throws IOException {
      writer.close();
      if (RecordFiles.asked(context.getConfiguration())) {
        RecordFiles.write(context.getConfiguration(), file);
      }
    }
  }

  /** Rows whose statistics are wanted. */
  private static final class CountedRows extends Rows {
    private final Path work;
    private final TrainingStatistics statistics;

    CountedRows(RowWriter writer, Path file, TrainingStatistics statistics) {
      super(writer, file);
      this.work = file.getParent();
      this.statistics = statistics;
    }

    @Override
    public void write(NullWritable key, FeatureRow row) throws IOException {
      super.write(key, row);
      statistics.add(row.subject(), row.label(), row.values());
    }

    @Override
    public void close(TaskAttemptContext context) throws IOException {
      super.close(context);
      String name = FileOutputFormat.getUniqueFile(context, "part", "");
      StatisticsFiles.write(context.getConfiguration(), work, name, statistics);
    }
  }
}

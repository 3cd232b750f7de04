package io.pulsemill.table;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/** Writes the rows of each task to {@code part-r-<task>.parquet}; the key is not used. */
public final class FeatureTableOutputFormat extends FileOutputFormat<NullWritable, FeatureRow> {
  private static final String LABELLED = "pulsemill.table.labelled";
  private static final String FEATURES = "pulsemill.table.features";
  private static final String ROW_GROUP_ROWS = "pulsemill.table.row-group-rows";

  /** Says what the table has; {@code features} are names without commas. */
  public static void set(Configuration conf, List<String> features, int rowGroupRows) {
    conf.set(FEATURES, String.join(",", features));
    conf.setInt(ROW_GROUP_ROWS, rowGroupRows);
  }

  /** Says whether the table has a label column; without a word it has. */
  public static void setLabelled(Configuration conf, boolean labelled) {
    conf.setBoolean(LABELLED, labelled);
  }

  /** Whether the table has a label column. */
  public static boolean labelled(Configuration conf) {
    return conf.getBoolean(LABELLED, true);
  }

  @Override
  public RecordWriter<NullWritable, FeatureRow> getRecordWriter(TaskAttemptContext context)
      throws IOException {
    Configuration conf = context.getConfiguration();
    return new Rows(
        new FeatureTableWriter(
            conf,
            getDefaultWorkFile(context, ".parquet"),
            new TableColumns(
                FeatureRowWriteSupport.SUBJECT,
                labelled(conf) ? FeatureRowWriteSupport.LABEL : null,
                List.of(conf.get(FEATURES).split(","))),
            conf.getInt(ROW_GROUP_ROWS, 0)));
  }

  private static final class Rows extends RecordWriter<NullWritable, FeatureRow> {
    private final FeatureTableWriter writer;

    Rows(FeatureTableWriter writer) {
      this.writer = writer;
    }

    @Override
    public void write(NullWritable key, FeatureRow row) throws IOException {
      writer.write(row);
    }

    @Override
    public void close(TaskAttemptContext context) throws IOException {
      writer.close();
    }
  }
}

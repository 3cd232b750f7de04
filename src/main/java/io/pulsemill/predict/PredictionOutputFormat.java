package io.pulsemill.predict;

import io.pulsemill.costmodel.TrainingPlan;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/** Writes predictions as Parquet or CSV: {@code subject, predicted, p_<class>…}. */
public final class PredictionOutputFormat extends FileOutputFormat<NullWritable, FeatureRow> {
  static final String FORMAT = "pulsemill.internal.prediction.format";

  private static final String PREDICTED = "predicted";

  @Override
  public RecordWriter<NullWritable, FeatureRow> getRecordWriter(TaskAttemptContext context)
      throws IOException {
    Configuration conf = context.getConfiguration();
    PredictionFormat format = conf.getEnum(FORMAT, PredictionFormat.PARQUET);
    Path file = getDefaultWorkFile(context, "." + format);
    List<String> columns =
        ModelFile.of(conf).classes().stream().map(label -> "p_" + label).toList();
    PredictionWriter rows =
        format == PredictionFormat.CSV ? csv(conf, file, columns) : parquet(conf, file, columns);
    return new RecordWriter<>() {
      @Override
      public void write(NullWritable key, FeatureRow row) throws IOException {
        rows.write(row);
      }

      @Override
      public void close(TaskAttemptContext ended) throws IOException {
        rows.close();
      }
    };
  }

  private static PredictionWriter csv(Configuration conf, Path file, List<String> columns)
      throws IOException {
    return new PredictionCsv(file.getFileSystem(conf).create(file, false), PREDICTED, columns);
  }

  private static PredictionWriter parquet(Configuration conf, Path file, List<String> columns)
      throws IOException {
    FeatureTableWriter writer =
        new FeatureTableWriter(
            conf, file, new TableColumns("subject", PREDICTED, columns), TrainingPlan.ROW_GROUP);
    return new PredictionWriter() {
      @Override
      public void write(FeatureRow row) throws IOException {
        writer.write(row);
      }

      @Override
      public void close() throws IOException {
        writer.close();
      }
    };
  }
}

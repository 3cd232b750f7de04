package io.pulsemill.predict;

import io.pulsemill.costmodel.TrainingPlan;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.table.CsvTableWriter;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.RowWriter;
import io.pulsemill.table.TableColumns;
import io.pulsemill.table.TableFormat;
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

  @Override
  public RecordWriter<NullWritable, FeatureRow> getRecordWriter(TaskAttemptContext context)
      throws IOException {
    Configuration conf = context.getConfiguration();
    TableFormat format = conf.getEnum(FORMAT, TableFormat.PARQUET);
    Path file = getDefaultWorkFile(context, "." + format);
    List<String> probabilities =
        ModelFile.of(conf).classes().stream().map(label -> "p_" + label).toList();
    TableColumns columns = new TableColumns("subject", "predicted", probabilities);
    RowWriter rows =
        format == TableFormat.CSV
            ? new CsvTableWriter(file.getFileSystem(conf).create(file, false), columns)
            : new FeatureTableWriter(conf, file, columns, TrainingPlan.ROW_GROUP);
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
}

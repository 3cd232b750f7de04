package io.pulsemill.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of file {@code n} to {@code ts_data_<n>.csv} under a header. The file is opened
 * at its first lines, which name it: a task's number need not be that of its file.
 */
final class SimulateOutputFormat extends FileOutputFormat<IntWritable, Text> {
  private static final byte[] HEADER =
      "datetime,pulse,category,ts_number\n".getBytes(StandardCharsets.US_ASCII);

  @Override
  public RecordWriter<IntWritable, Text> getRecordWriter(TaskAttemptContext context)
      throws IOException {
    Path folder = ((PathOutputCommitter) getOutputCommitter(context)).getWorkPath();
    return new CsvFile(folder, context);
  }

  private static final class CsvFile extends RecordWriter<IntWritable, Text> {
    private final Path folder;
    private final TaskAttemptContext context;
    private int file;
    private @Nullable OutputStream out;

    CsvFile(Path folder, TaskAttemptContext context) {
      this.folder = folder;
      this.context = context;
    }

    @Override
    public void write(IntWritable number, Text rows) throws IOException {
      if (out == null) {
        file = number.get();
        Path path = new Path(folder, "ts_data_" + file + ".csv");
        out = path.getFileSystem(context.getConfiguration()).create(path, false);
        out.write(HEADER);
      } else if (file != number.get()) {
        throw new IllegalStateException(
            "One file per task: expected rows of file %d but found file %s"
                .formatted(file, number));
      }
      out.write(rows.getBytes(), 0, rows.getLength());
    }

    @Override
    public void close(TaskAttemptContext closing) throws IOException {
      if (out != null) {
        out.close();
      }
    }
  }
}

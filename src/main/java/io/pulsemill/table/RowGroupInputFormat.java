package io.pulsemill.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.InputFormat;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;

/**
 * Gives map tasks the row groups of a table: a record is (null, reference to a row group), and the
 * mapper reads it with a {@link RowGroupReader}. The job's configuration holds only the path, the
 * columns, the requested number of tasks and the files' identities; the footers are read again for
 * the splits.
 */
public final class RowGroupInputFormat extends InputFormat<NullWritable, RowGroupRef> {
  private static final String PATH = "pulsemill.table.path";
  private static final String COLUMNS = "pulsemill.table.columns";
  private static final String TASKS = "pulsemill.table.tasks";
  private static final String FILES = "pulsemill.table.files";

  /** For Hadoop. */
  public RowGroupInputFormat() {}

  /**
   * Makes a table the input of a job.
   *
   * @param tasks requested number of map tasks, at least 1; there will be exactly {@code min(tasks,
   *     row groups)}
   */
  public static void set(Job job, FeatureTable table, int tasks) throws IOException {
    if (tasks < 1) {
      throw new IllegalArgumentException("Expected at least 1 task but found " + tasks);
    }
    Configuration conf = job.getConfiguration();
    conf.set(PATH, table.path().toString());
    conf.set(COLUMNS, encode(table.columns()));
    conf.setInt(TASKS, tasks);
    conf.set(FILES, encode(table.stamps()));
    job.setInputFormatClass(RowGroupInputFormat.class);
  }

  /** The columns of the table a job reads, features resolved: for its mappers. */
  public static TableColumns columns(Configuration conf) throws IOException {
    return decode(required(conf, COLUMNS));
  }

  /** Opens the table a job reads; its files have to be those given to {@link #set}. */
  private static FeatureTable table(Configuration conf) throws IOException {
    FeatureTable table = FeatureTable.open(conf, new Path(required(conf, PATH)), columns(conf));
    FileStamp.check(stamps(required(conf, FILES)), table.stamps());
    return table;
  }

  @Override
  public List<InputSplit> getSplits(JobContext context) throws IOException {
    Configuration conf = context.getConfiguration();
    FeatureTable table = table(conf);
    BlockHosts hosts = new BlockHosts(conf, table.files());
    List<InputSplit> splits = new ArrayList<>();
    for (List<RowGroupRef> part : RowGroupPacking.pack(table.rowGroups(), conf.getInt(TASKS, 1))) {
      splits.add(new RowGroupSplit(splits.size(), part, hosts.of(part)));
    }
    return splits;
  }

  @Override
  public RecordReader<NullWritable, RowGroupRef> createRecordReader(
      InputSplit split, TaskAttemptContext context) {
    return new RowGroupRecordReader();
  }

  /** Without the expansion of variables: a path or name may hold a dollar sign. */
  private static String required(Configuration conf, String key) throws IOException {
    String value = conf.getRaw(key);
    if (value == null) {
      throw new IOException(key + " is not set; expected RowGroupInputFormat.set before");
    }
    return value;
  }

  private static String encode(TableColumns columns) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    columns.write(new DataOutputStream(bytes));
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static TableColumns decode(String text) throws IOException {
    byte[] bytes = Base64.getDecoder().decode(text);
    return TableColumns.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  /** Writes: int files, FileStamp × files; as Base64. */
  private static String encode(List<FileStamp> stamps) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(stamps.size());
    for (FileStamp stamp : stamps) {
      stamp.write(out);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static List<FileStamp> stamps(String text) throws IOException {
    DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)));
    List<FileStamp> stamps = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      stamps.add(FileStamp.read(in));
    }
    return stamps;
  }
}

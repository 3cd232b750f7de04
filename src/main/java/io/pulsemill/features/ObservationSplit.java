package io.pulsemill.features;

import io.pulsemill.input.Partition;
import io.pulsemill.series.ObservationColumns;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.io.WritableUtils;
import org.apache.hadoop.mapreduce.InputSplit;

/**
 * A split of a file of observations, with the columns its header names: so no task reads a header
 * again.
 *
 * <pre>
 *   text     file
 *   text     name of its {@link ObservationFormat}
 *   long     start, bytes
 *   long     length, bytes
 *   columns  as {@link ObservationColumns#write} writes them
 *   folders  as {@link Partition#write} writes them
 *   boolean  whether its records are labels
 * </pre>
 *
 * Not a {@code FileSplit}: of such a split MapReduce asks the file system's statistics twice a
 * record, which takes as long as reading the record does.
 */
final class ObservationSplit extends InputSplit implements Writable {
  private Path file;
  private ObservationFormat format;
  private long start;
  private long length;
  private ObservationColumns columns;
  private Partition partition = Partition.NONE;
  private boolean labels;
  private String[] hosts = new String[0];

  /** For Hadoop, which fills the object through {@link #readFields}. */
  ObservationSplit() {}

  ObservationSplit(
      Path file,
      ObservationFormat format,
      long start,
      long length,
      String[] hosts,
      ObservationColumns columns,
      Partition partition) {
    this.file = file;
    this.format = format;
    this.start = start;
    this.length = length;
    this.hosts = hosts.clone();
    this.columns = columns;
    this.partition = partition;
  }

  /** A split of a file whose folders give no column. */
  ObservationSplit(
      Path file,
      ObservationFormat format,
      long start,
      long length,
      String[] hosts,
      ObservationColumns columns) {
    this(file, format, start, length, hosts, columns, Partition.NONE);
  }

  Path file() {
    return file;
  }

  ObservationFormat format() {
    return format;
  }

  /** First byte, compressed where the file is. */
  long start() {
    return start;
  }

  ObservationColumns columns() {
    return columns;
  }

  /** The same split, of a file whose records are labels. */
  ObservationSplit ofLabels() {
    labels = true;
    return this;
  }

  /** Whether its records are labels, not observations. */
  boolean labels() {
    return labels;
  }

  /** The columns that its folders give. */
  Partition partition() {
    return partition;
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public String[] getLocations() {
    return hosts.clone();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    Text.writeString(out, file.toString());
    WritableUtils.writeEnum(out, format);
    out.writeLong(start);
    out.writeLong(length);
    columns.write(out);
    partition.write(out);
    out.writeBoolean(labels);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    file = new Path(Text.readString(in));
    format = WritableUtils.readEnum(in, ObservationFormat.class);
    start = in.readLong();
    length = in.readLong();
    columns = ObservationColumns.read(in);
    partition = Partition.read(in);
    labels = in.readBoolean();
  }

  /** As task logs name it. */
  @Override
  public String toString() {
    return file + ":" + start + "+" + length;
  }
}

package io.pulsemill.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.mapreduce.InputSplit;

/**
 * The row groups of one map task, contiguous in the table.
 *
 * <p>MapReduce numbers its tasks by the length of their splits, the longest first, so a task's
 * number is not {@link #number}. The hosts are for the scheduler and, as with Hadoop's own file
 * splits, do not travel to the task.
 *
 * <pre>
 *   byte format (1)
 *   int  number
 *   int  row groups
 *   RowGroupRef × row groups
 * </pre>
 */
public final class RowGroupSplit extends InputSplit implements Writable {
  private static final byte FORMAT = 1;

  private int number;
  private List<RowGroupRef> rowGroups = List.of();
  private String[] hosts = new String[0];

  /** For Hadoop, which fills the object through {@link #readFields}. */
  public RowGroupSplit() {}

  RowGroupSplit(int number, List<RowGroupRef> rowGroups, List<String> hosts) {
    this.number = number;
    this.rowGroups = List.copyOf(rowGroups);
    this.hosts = hosts.toArray(String[]::new);
  }

  /** The split's place in the table, from 0. */
  public int number() {
    return number;
  }

  /** Its row groups in the order of the table. */
  public List<RowGroupRef> rowGroups() {
    return rowGroups;
  }

  public long rows() {
    return rowGroups.stream().mapToLong(RowGroupRef::rows).sum();
  }

  /** Its compressed bytes. */
  @Override
  public long getLength() {
    return rowGroups.stream().mapToLong(RowGroupRef::length).sum();
  }

  /** The hosts that hold most of its bytes, the best first. */
  @Override
  public String[] getLocations() {
    return hosts.clone();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeInt(number);
    out.writeInt(rowGroups.size());
    for (RowGroupRef rowGroup : rowGroups) {
      rowGroup.write(out);
    }
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    byte format = in.readByte();
    if (format != FORMAT) {
      throw new IOException(
          "Split has format %d; this build reads only %d".formatted(format, FORMAT));
    }
    number = in.readInt();
    int n = in.readInt();
    List<RowGroupRef> read = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      RowGroupRef rowGroup = new RowGroupRef();
      rowGroup.readFields(in);
      read.add(rowGroup);
    }
    rowGroups = List.copyOf(read);
    hosts = new String[0];
  }

  @Override
  public String toString() {
    return "split " + number + " " + rowGroups;
  }
}

package io.pulsemill.simulate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.mapreduce.InputSplit;

/**
 * One file to simulate.
 *
 * <pre>
 *   int   file number, from 1
 *   long  number of subjects
 * </pre>
 */
final class SimulateSplit extends InputSplit implements Writable {
  private int file;
  private long subjects;

  /** For Hadoop, which fills the object through {@link #readFields}. */
  SimulateSplit() {}

  SimulateSplit(int file, long subjects) {
    this.file = file;
    this.subjects = subjects;
  }

  int file() {
    return file;
  }

  long subjects() {
    return subjects;
  }

  @Override
  public long getLength() {
    return subjects;
  }

  @Override
  public String[] getLocations() {
    return new String[0];
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(file);
    out.writeLong(subjects);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    file = in.readInt();
    subjects = in.readLong();
  }

  @Override
  public String toString() {
    return "file " + file + " of " + subjects + " subjects";
  }
}

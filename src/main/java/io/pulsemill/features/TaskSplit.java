package io.pulsemill.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.io.WritableUtils;
import org.apache.hadoop.mapreduce.InputSplit;

/**
 * What one map task reads: splits of files, one after the other. Which of them is its mapper's now,
 * {@link #begin} says; its reader follows.
 *
 * <pre>
 *   vint    number of splits
 *   splits  as {@link ObservationSplit} writes itself
 * </pre>
 */
final class TaskSplit extends InputSplit implements Writable {
  /** Hosts named to the scheduler, as many as a block usually has. */
  private static final int MOST_HOSTS = 3;

  private List<ObservationSplit> parts = List.of();
  private int current;

  /** For Hadoop, which fills the object through {@link #readFields}. */
  TaskSplit() {}

  /** {@code parts}: one or more. */
  TaskSplit(List<ObservationSplit> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Puts neighbors together: a part is of the task in whose share of all bytes its middle lies.
   *
   * @param share bytes; 0: each part is a task's alone
   */
  static List<InputSplit> pack(List<ObservationSplit> parts, long share) {
    List<InputSplit> tasks = new ArrayList<>();
    List<ObservationSplit> task = new ArrayList<>();
    long before = 0;
    long number = 0;
    for (ObservationSplit part : parts) {
      long next = share == 0 ? number + 1 : (before + part.getLength() / 2) / share;
      if (next > number && !task.isEmpty()) {
        tasks.add(new TaskSplit(task));
        task.clear();
      }
      number = next;
      task.add(part);
      before += part.getLength();
    }
    if (!task.isEmpty()) {
      tasks.add(new TaskSplit(task));
    }
    return tasks;
  }

  List<ObservationSplit> parts() {
    return parts;
  }

  /** The part that is read now. */
  ObservationSplit current() {
    return parts.get(current);
  }

  /** Has part {@code i} read next. */
  void begin(int i) {
    current = i;
  }

  /** Bytes of the parts before the current one. */
  long before() {
    return parts.subList(0, current).stream().mapToLong(ObservationSplit::getLength).sum();
  }

  @Override
  public long getLength() {
    return parts.stream().mapToLong(ObservationSplit::getLength).sum();
  }

  /** The hosts that hold most of it. */
  @Override
  public String[] getLocations() {
    Map<String, Long> bytes = new TreeMap<>();
    for (ObservationSplit part : parts) {
      for (String host : part.getLocations()) {
        bytes.merge(host, part.getLength(), Long::sum);
      }
    }
    return bytes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_HOSTS)
        .map(Map.Entry::getKey)
        .toArray(String[]::new);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    WritableUtils.writeVInt(out, parts.size());
    for (ObservationSplit part : parts) {
      part.write(out);
    }
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    int count = WritableUtils.readVInt(in);
    List<ObservationSplit> read = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ObservationSplit part = new ObservationSplit();
      part.readFields(in);
      read.add(part);
    }
    parts = List.copyOf(read);
  }

  /** As task logs name it. */
  @Override
  public String toString() {
    return parts.size() == 1
        ? parts.get(0).toString()
        : "%s and %d more".formatted(parts.get(0), parts.size() - 1);
  }
}

package io.pulsemill.job;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.mapreduce.Counter;
import org.apache.hadoop.mapreduce.CounterGroup;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.FileSystemCounter;
import org.jspecify.annotations.Nullable;

/** All counters of a job or a task, by group and name as Hadoop names them, sorted. */
public final class JobCounters {
  private static final String FILE_SYSTEMS = FileSystemCounter.class.getName();

  /** Where tasks spill and shuffle; the input and the output of a cluster's job are elsewhere. */
  private static final String SPILLS = "FILE_";

  private final SortedMap<String, SortedMap<String, Long>> groups = new TreeMap<>();

  public static JobCounters of(Counters counters) {
    JobCounters all = new JobCounters();
    for (CounterGroup group : counters) {
      SortedMap<String, Long> values = new TreeMap<>();
      for (Counter counter : group) {
        values.put(counter.getName(), counter.getValue());
      }
      if (!values.isEmpty()) {
        all.groups.put(group.getName(), values);
      }
    }
    return all;
  }

  /** Values by name by group; not to be changed. */
  public SortedMap<String, SortedMap<String, Long>> groups() {
    return Collections.unmodifiableSortedMap(groups);
  }

  /** A counter's value, null if it was not counted. */
  public @Nullable Long value(Enum<?> counter) {
    SortedMap<String, Long> group = groups.get(counter.getDeclaringClass().getName());
    return group == null ? null : group.get(counter.name());
  }

  /** A counter's value, 0 if it was not counted. */
  public long count(Enum<?> counter) {
    Long value = value(counter);
    return value == null ? 0 : value;
  }

  /**
   * A count of all file systems but the tasks' own disks, null if not counted. Hadoop counts by
   * JVM, not by task: from the JVM's start to the task's end.
   */
  public @Nullable Long ofFileSystems(FileSystemCounter what) {
    Long sum = null;
    for (var counter : groups.getOrDefault(FILE_SYSTEMS, new TreeMap<>()).entrySet()) {
      String name = counter.getKey();
      if (name.endsWith("_" + what.name()) && !name.startsWith(SPILLS)) {
        sum = (sum == null ? 0 : sum) + counter.getValue();
      }
    }
    return sum;
  }
}

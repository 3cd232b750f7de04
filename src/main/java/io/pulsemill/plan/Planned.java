package io.pulsemill.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a simulated training took. */
public final class Planned {
  private final Map<Part, Double> seconds = new EnumMap<>(Part.class);
  private final List<Double> passes = new ArrayList<>();
  private double mostBytes;
  private int depth = 1;
  private int failures;
  private @Nullable String lost;

  /** Where seconds go. */
  public enum Part {
    /** Until the last task's process runs, of all jobs. */
    START("start"),
    /** Until all rows are read. */
    READ("read"),
    /** In passes: what a task computes on average. */
    COMPUTE("compute"),
    /** In passes: what the slowest computes beyond that. */
    STRAGGLERS("stragglers"),
    /** In passes: from the slowest task's sum to that of all, and back to the tasks. */
    SUMS("sums"),
    /** Task 0 or the driver alone: the pilot, steps. */
    OPTIMIZER("optimizer"),
    /** In passes: waiting for what was lost to come back. */
    FAILURES("failures"),
    /** From the last sum until the driver has the model. */
    END("end");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  void add(Part part, double more) {
    seconds.merge(part, more, Double::sum);
  }

  void pass(double whole) {
    passes.add(whole);
  }

  void depth(int levels) {
    depth = levels;
  }

  void mostBytes(double most) {
    mostBytes = most;
  }

  void failed() {
    failures++;
  }

  void lost(String why) {
    lost = why;
  }

  /** Of all parts; infinite if it did not end. */
  public double seconds() {
    return lost != null
        ? Double.POSITIVE_INFINITY
        : seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Of one part. */
  public double seconds(Part part) {
    return seconds.getOrDefault(part, 0.0);
  }

  /** The part that takes most. */
  public Part bottleneck() {
    return seconds.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** Median seconds of a pass. */
  public double medianPass() {
    double[] sorted = passes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** Bytes that task 0, since it started last, had at most to take in. */
  public double mostBytes() {
    return mostBytes;
  }

  /** How many sums one of the last passes on its way: 1 in a star. */
  public int depth() {
    return depth;
  }

  /** Tasks that were lost. */
  public int failures() {
    return failures;
  }

  /** Why the gang was lost; null if it was not. */
  public @Nullable String lost() {
    return lost;
  }
}

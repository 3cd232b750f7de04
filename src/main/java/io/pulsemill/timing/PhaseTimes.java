package io.pulsemill.timing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Seconds by part: where the time of a run, or of a piece of one, went. Starts at zero. */
public final class PhaseTimes {
  private final Map<Phase, Double> seconds = new EnumMap<>(Phase.class);

  /** These seconds, as {@link #parts} has them. */
  @JsonCreator
  public static PhaseTimes of(Map<Phase, Double> parts) {
    PhaseTimes times = new PhaseTimes();
    parts.forEach(times::add);
    return times;
  }

  /** Adds to a part; times of different clocks may differ by a little, so it may be negative. */
  public PhaseTimes add(Phase part, double more) {
    if (!Double.isFinite(more)) {
      throw new IllegalArgumentException(
          "Expected a finite number of seconds for %s but found %s".formatted(part.key(), more));
    }
    seconds.merge(part, more, Double::sum);
    return this;
  }

  /** Adds all parts of another. */
  public PhaseTimes add(PhaseTimes other) {
    other.seconds.forEach(this::add);
    return this;
  }

  /** What was added since {@code before}, an earlier state of this one. */
  public PhaseTimes since(PhaseTimes before) {
    PhaseTimes more = new PhaseTimes();
    seconds.forEach((part, all) -> more.add(part, all - before.of(part)));
    return more;
  }

  /** Shares out {@code wall} seconds in the proportions of {@code work}; nothing if it is 0. */
  public PhaseTimes share(double wall, PhaseTimes work) {
    double all = work.total();
    if (all > 0) {
      work.seconds.forEach((part, some) -> add(part, wall * some / all));
    }
    return this;
  }

  /** Seconds of a part, 0 if it has none. */
  public double of(Phase part) {
    return seconds.getOrDefault(part, 0.0);
  }

  /** Seconds of all parts together. */
  public double total() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The parts that have seconds, in their order. */
  @JsonValue
  public Map<Phase, Double> parts() {
    return Collections.unmodifiableMap(seconds);
  }
}

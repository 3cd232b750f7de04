package io.pulsemill.timing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Seconds by phase: where the time of a run, or of a piece of one, went.
 *
 * @param parts the phases that have seconds, in their order; each finite. Times of different clocks
 *     may differ by a little, so one may be negative
 */
public record PhaseTimes(@JsonValue Map<Phase, Double> parts) {
  /** No time at all. */
  public static final PhaseTimes ZERO = new PhaseTimes(Map.of());

  /** Copies the map. */
  public PhaseTimes {
    Map<Phase, Double> seconds = new EnumMap<>(Phase.class);
    seconds.putAll(parts);
    seconds.forEach(PhaseTimes::requireFinite);
    parts = Collections.unmodifiableMap(seconds);
  }

  /** These seconds. */
  @JsonCreator
  public static PhaseTimes of(Map<Phase, Double> parts) {
    return new PhaseTimes(parts);
  }

  private static void requireFinite(Phase phase, double seconds) {
    if (!Double.isFinite(seconds)) {
      throw new IllegalArgumentException(
          "Expected a finite number of seconds for %s but found %s"
              .formatted(phase.key(), seconds));
    }
  }

  /** These, and more of one phase. */
  public PhaseTimes plus(Phase phase, double more) {
    return plus(new PhaseTimes(Map.of(phase, more)));
  }

  /** These and others. */
  public PhaseTimes plus(PhaseTimes other) {
    Map<Phase, Double> sums = new EnumMap<>(Phase.class);
    sums.putAll(parts);
    other.parts.forEach((phase, more) -> sums.merge(phase, more, Double::sum));
    return new PhaseTimes(sums);
  }

  /** What these have more than {@code before}, an earlier state. */
  public PhaseTimes since(PhaseTimes before) {
    Map<Phase, Double> more = new EnumMap<>(Phase.class);
    parts.forEach((phase, all) -> more.put(phase, all - before.of(phase)));
    return new PhaseTimes(more);
  }

  /** {@code wall} seconds in the proportions of these; none if these are none. */
  public PhaseTimes share(double wall) {
    double all = total();
    if (all <= 0) {
      return ZERO;
    }
    Map<Phase, Double> shares = new EnumMap<>(Phase.class);
    parts.forEach((phase, seconds) -> shares.put(phase, wall * seconds / all));
    return new PhaseTimes(shares);
  }

  /** Seconds of a phase, 0 if it has none. */
  public double of(Phase phase) {
    return parts.getOrDefault(phase, 0.0);
  }

  /** Seconds of all phases together. */
  public double total() {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}

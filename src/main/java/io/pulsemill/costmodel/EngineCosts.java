package io.pulsemill.costmodel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.pulsemill.json.Check;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Cost of each term on one engine, seconds, ≥ 0; terms without a cost are free. */
public record EngineCosts(@JsonValue Map<CostTerm, Double> costs) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EngineCosts {
    costs.forEach((term, cost) -> Check.amount(term.key(), cost));
    Map<CostTerm, Double> ordered = new EnumMap<>(CostTerm.class);
    ordered.putAll(costs);
    costs = Collections.unmodifiableMap(ordered);
  }

  /** Seconds of a training. */
  public double seconds(Workload work) {
    return costs.keySet().stream().mapToDouble(term -> seconds(term, work)).sum();
  }

  /** Seconds of one term of it. */
  public double seconds(CostTerm term, Workload work) {
    return costs.getOrDefault(term, 0.0) * term.amount(work);
  }
}

package io.pulsemill.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Counts the calls and fails on a second call at one point: on a cluster each is a job. */
final class CountingObjective implements Objective {
  private final Objective objective;
  private final Map<String, Derivatives> called = new HashMap<>();

  CountingObjective(Objective objective) {
    this.objective = objective;
  }

  @Override
  public int dimension() {
    return objective.dimension();
  }

  @Override
  public Evaluation at(double[] weights, Derivatives derivatives) throws IOException {
    String point =
        DoubleStream.of(weights).mapToObj(Double::toHexString).collect(Collectors.joining(" "));
    assertThat(called.put(point, derivatives)).as("earlier call at %s", point).isNull();
    return objective.at(weights.clone(), derivatives);
  }

  int calls() {
    return called.size();
  }

  int calls(Derivatives derivatives) {
    return (int) called.values().stream().filter(derivatives::equals).count();
  }
}

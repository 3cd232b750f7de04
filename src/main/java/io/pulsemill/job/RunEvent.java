package io.pulsemill.job;

import io.pulsemill.json.OrNull;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run has come to, in numbers: for displays, logs and metrics. */
public sealed interface RunEvent {
  /** The same for people, if it has a line of its own. */
  default Optional<String> line() {
    return Optional.empty();
  }

  /** A stage begins: features, train, evaluate, … */
  record StageBegan(String stage) implements RunEvent {}

  /**
   * A stage has ended well.
   *
   * @param rows that it read
   */
  record StageEnded(String stage, long rows, double seconds) implements RunEvent {}

  /**
   * Where the time of a stage went, known when the run is recorded.
   *
   * @param seconds by part, as run.json names it
   */
  record StageParts(String stage, Map<String, Double> seconds) implements RunEvent {}

  /** What all jobs of a run did, as far as the cluster tells. */
  record JobsDone(long shuffledBytes, long failedAttempts) implements RunEvent {}

  /**
   * A job is under way.
   *
   * @param job what it does: features, pass-0007
   * @param id Hadoop's, {@code job_…}
   * @param map share of its maps that is done, percent
   * @param reduce the same of its reduces
   * @param address of its page, if it has one
   */
  record JobShare(String job, String id, long map, long reduce, @OrNull @Nullable String address)
      implements RunEvent {
    @Override
    public Optional<String> line() {
      return Optional.of("%s: map %d%% reduce %d%%".formatted(job, map, reduce));
    }
  }

  /**
   * What a training is predicted to take, by the cost model.
   *
   * @param passes over the rows
   * @param passSeconds of each of them
   */
  record Predicted(String engine, int passes, double passSeconds) implements RunEvent {}

  /**
   * One evaluation of the objective.
   *
   * @param number from 1
   * @param rows that train
   * @param loss nats
   * @param gradientNorm infinity norm
   * @param seconds from the request to the answer
   */
  record Pass(int number, long rows, double loss, double gradientNorm, double seconds)
      implements RunEvent {
    @Override
    public Optional<String> line() {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "pass %d: loss %.12g, gradient norm %.3g, %.3f s",
              number,
              loss,
              gradientNorm,
              seconds));
    }
  }
}

package io.pulsemill.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulsemill.InputException;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.util.ArrayList;
import java.util.List;

/** What a trial left behind: the {@code run.json} of its training. */
public final class TrialRecord {
  private final Trial trial;
  private final JsonNode training;
  private final JsonNode stage;
  private final JsonNode jobs;

  /**
   * Reads it.
   *
   * @throws InputException if the trial ran otherwise than it was to
   */
  public TrialRecord(Trial trial, JsonNode record) {
    this.trial = trial;
    training = record.path("training").path(0);
    stage = record.path("stages").path(0);
    jobs = record.path("jobs");
    if (training.has("insteadOfResident")) {
      throw new InputException(training.get("insteadOfResident").asText());
    }
    EngineKind engine = trial.contender().engine();
    for (JsonNode job : jobs) {
      if (trial.contender().jobs()
          && job.path("uber").asBoolean() != (engine == EngineKind.JOBS_UBER)) {
        throw new InputException(
            "the cluster %s"
                .formatted(
                    engine == EngineKind.JOBS
                        ? "ran a job as an uber job"
                        : "did not run a job as an uber job"));
      }
    }
  }

  /** The run; {@code known}: passes of the whole training if other runs have shown it, else 0. */
  public MeasuredRun run(int known) {
    List<Double> passSeconds = new ArrayList<>();
    training.path("passes").forEach(pass -> passSeconds.add(pass.path("seconds").asDouble()));
    int measured = passSeconds.size();
    double seconds = stage.path("seconds").asDouble();
    boolean projected = trial.cutShort() && known > measured;
    return new MeasuredRun(
        trial.contender().engine(),
        trial.contender().threads(),
        trial.optimizer(),
        trial.sample().rows(),
        training.path("trainingRows").asLong(),
        trial.repeat(),
        projected ? known : measured,
        measured,
        projected,
        projected ? (Double) (seconds + (known - measured) * median(passSeconds)) : null,
        training.path("stop").asText(),
        training.path("parallelism").asInt(),
        training.path("pilotRows").asLong(),
        bytesMoved(),
        seconds,
        parts(),
        stage.path("remainder").asDouble(),
        passSeconds,
        withoutCounters());
  }

  public int classes() {
    return training.path("classes").asInt();
  }

  private PhaseTimes parts() {
    PhaseTimes parts = new PhaseTimes();
    for (Phase part : Phase.values()) {
      if (stage.path("parts").has(part.key())) {
        parts.add(part, stage.path("parts").path(part.key()).asDouble());
      }
    }
    return parts;
  }

  /** In passes: from maps to reduces, and what members of a gang sent. */
  private long bytesMoved() {
    long bytes = 0;
    for (JsonNode job : jobs) {
      if (job.path("name").asText().equals("statistics")) {
        continue; // carries the pilot too, once
      }
      bytes += job.path("bytesShuffled").asLong();
      for (JsonNode group : job.path("counters")) {
        bytes += group.path("SENT_BYTES").asLong();
      }
    }
    return bytes;
  }

  /** Counters are many, and not needed for hundreds of jobs. */
  private ArrayNode withoutCounters() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    jobs.forEach(job -> all.add(((ObjectNode) job.deepCopy()).without("counters")));
    return all;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return n == 0 ? 0 : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }
}

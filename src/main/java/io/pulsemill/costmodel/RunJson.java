package io.pulsemill.costmodel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulsemill.InputException;
import io.pulsemill.json.JsonFields;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of {@code runs} and {@code failed}. */
final class RunJson {
  private RunJson() {}

  static void write(MeasuredRun run, ObjectNode node) {
    head(node, run.engine(), run.threads(), run.optimizer(), run.rows());
    node.put("trainingRows", run.trainingRows());
    node.put("repeat", run.repeat());
    node.put("passes", run.passes());
    node.put("measuredPasses", run.measuredPasses());
    node.put("projected", run.projected());
    node.put("projectedSeconds", run.projectedSeconds());
    node.put("stop", run.stop());
    node.put("parallelism", run.parallelism());
    node.put("pilotRows", run.pilotRows());
    node.put("bytesMoved", run.bytesMoved());
    node.put("seconds", run.seconds());
    ObjectNode parts = node.putObject("parts");
    run.parts().parts().forEach((part, seconds) -> parts.put(part.key(), seconds));
    node.put("remainder", run.remainder());
    ArrayNode passes = node.putArray("passSeconds");
    run.passSeconds().forEach(passes::add);
    node.set("jobs", run.jobs());
  }

  static MeasuredRun read(JsonFields run) {
    boolean projected = run.flag("projected");
    return new MeasuredRun(
        engine(run, "engine"),
        threads(run),
        optimizer(run),
        run.wholeNumber("rows", 1),
        run.wholeNumber("trainingRows", 0),
        run.count("repeat", 1),
        run.count("passes", 0),
        run.count("measuredPasses", 0),
        projected,
        projected ? (Double) run.seconds("projectedSeconds") : null,
        run.string("stop"),
        run.count("parallelism", 1),
        run.wholeNumber("pilotRows", 0),
        run.wholeNumber("bytesMoved", 0),
        run.seconds("seconds"),
        parts(run),
        run.number("remainder"),
        Arrays.stream(run.numbers("passSeconds")).boxed().toList(),
        run.get("jobs"));
  }

  static void write(FailedRun run, ObjectNode node) {
    head(node, run.engine(), run.threads(), run.optimizer(), run.rows());
    node.put("repeat", run.repeat());
    node.put("reason", run.reason());
  }

  static FailedRun readFailed(JsonFields run) {
    return new FailedRun(
        engine(run, "engine"),
        threads(run),
        optimizer(run),
        run.wholeNumber("rows", 1),
        run.count("repeat", 1),
        run.string("reason"));
  }

  private static void head(
      ObjectNode node, EngineKind engine, @Nullable Integer threads, OptimizerKind optimizer, long rows) {
    node.put("engine", engine.key());
    node.put("threads", threads);
    node.put("optimizer", optimizer.key());
    node.put("rows", rows);
  }

  private static @Nullable Integer threads(JsonFields run) {
    return run.has("threads") ? run.count("threads", 1) : null;
  }

  private static PhaseTimes parts(JsonFields run) {
    PhaseTimes parts = new PhaseTimes();
    Map<String, Double> seconds = run.each("parts", JsonFields::number);
    for (Phase part : Phase.values()) {
      Double some = seconds.remove(part.key());
      if (some != null) {
        parts.add(part, some);
      }
    }
    if (!seconds.isEmpty()) {
      throw new InputException(
          "%s: expected parts of a run but found '%s'"
              .formatted(run.at("parts"), seconds.keySet().iterator().next()));
    }
    return parts;
  }

  private static OptimizerKind optimizer(JsonFields run) {
    String name = run.string("optimizer");
    try {
      return OptimizerKind.of(name);
    } catch (InputException e) {
      throw new InputException(run.at("optimizer") + ": " + e.getMessage(), e);
    }
  }

  static EngineKind engine(JsonFields fields, String key) {
    return engine(fields.string(key), fields.at(key));
  }

  static EngineKind engine(String name, String where) {
    try {
      return EngineKind.of(name);
    } catch (InputException e) {
      throw new InputException(where + ": " + e.getMessage(), e);
    }
  }
}

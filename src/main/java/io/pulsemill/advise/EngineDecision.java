package io.pulsemill.advise;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.job.JobSettings;
import io.pulsemill.job.Progress;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What {@code --engine auto} comes to: the engine predicted to be fastest, logged in one line. */
public final class EngineDecision {
  private final Configuration conf;
  private final FeatureTable table;
  private final TrainingSettings settings;
  private final Integer tasks;
  private final Path costs;

  /**
   * @param tasks number requested, or null
   * @param costs a {@code tradeoff.json}, null for the built-in one
   */
  public EngineDecision(
      Configuration conf,
      FeatureTable table,
      TrainingSettings settings,
      Integer tasks,
      Path costs) {
    this.conf = conf;
    this.table = table;
    this.settings = settings;
    this.tasks = tasks;
    this.costs = costs;
  }

  /** The engine for this table here and now. */
  public EngineKind make(boolean statisticsKnown, RowChoice evaluated, Progress progress)
      throws IOException {
    Tradeoff known = CostsFile.read(conf, costs, progress);
    Forecast forecast = new Forecast(conf, table, settings, known, statisticsKnown).local();
    if (JobSettings.isLocal(conf)) {
      progress.say(
          "engine: local (no cluster); %s for %s; rows %s memory"
              .formatted(
                  predicted(forecast), rows(), LocalEngine.fits(table) ? "fit in" : "exceed"));
      forecast.passes(EngineKind.LOCAL).ifPresent(progress::event);
      return EngineKind.LOCAL;
    }
    forecast.cluster(tasks, evaluated);
    EngineKind choice = forecast.fastest().map(EngineKind::named).orElse(EngineKind.LOCAL);
    progress.say(
        "engine: %s; %s for %s%s"
            .formatted(choice, predicted(forecast), rows(), missing(forecast)));
    forecast.passes(choice).ifPresent(progress::event);
    return choice;
  }

  /** Says what the passes of an engine on the cluster are predicted to take, if it was measured. */
  public void predict(
      EngineKind engine, boolean statisticsKnown, RowChoice evaluated, Progress progress)
      throws IOException {
    if (!JobSettings.isLocal(conf)) { // none of the runs that were measured had jobs in this JVM
      Tradeoff known = CostsFile.read(conf, costs, progress);
      new Forecast(conf, table, settings, known, statisticsKnown)
          .cluster(tasks, evaluated)
          .passes(engine)
          .ifPresent(progress::event);
    }
  }

  private String rows() {
    return String.format(
        Locale.ROOT, "%,d rows of %d features", table.rows(), table.features().size());
  }

  private static String predicted(Forecast forecast) {
    if (forecast.engines().isEmpty()) {
      return "no prediction (engine not measured)";
    }
    return forecast.engines().stream()
        .map(
            engine ->
                String.format(
                    Locale.ROOT,
                    "%.0f s (%s, %d at once)",
                    forecast.seconds(engine),
                    engine,
                    forecast.work(engine).parallelism()))
        .collect(Collectors.joining(", ", "predicted ", ""));
  }

  private static String missing(Forecast forecast) {
    return forecast.missing().entrySet().stream()
        .map(entry -> "; not %s (%s)".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }
}

package io.pulsemill.cli;

import io.pulsemill.engine.EngineChoice;
import io.pulsemill.engine.EngineEstimate;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.engine.resident.GangSize;
import io.pulsemill.job.JobSettings;
import io.pulsemill.job.Progress;
import io.pulsemill.job.SumJob;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** What {@code --engine auto} comes to: the engine with the shortest estimate, said in one line. */
final class EngineDecision {
  private final Configuration conf;
  private final FeatureTable table;
  private final TrainingSettings settings;
  private final Integer tasks;

  /** {@code tasks}: asked for, or null. */
  EngineDecision(Configuration conf, FeatureTable table, TrainingSettings settings, Integer tasks) {
    this.conf = conf;
    this.table = table;
    this.settings = settings;
    this.tasks = tasks;
  }

  /** The engine for this table here and now. */
  EngineChoice make(boolean statisticsKnown, RowChoice evaluated, Progress progress)
      throws IOException {
    if (JobSettings.isLocal(conf)) {
      progress.say(
          "engine: local, as there is no cluster; %s %s memory"
              .formatted(rows(), LocalEngine.fits(table) ? "fit this JVM's" : "exceed this JVM's"));
      return EngineChoice.LOCAL;
    }
    EngineEstimate estimate =
        new EngineEstimate(
            table.rows(),
            table.features().size(),
            settings.optimizer(),
            settings.stopping().maxIterations());
    int cores = Runtime.getRuntime().availableProcessors();
    int slots = tasks == null ? SumJob.defaultTasks(conf, table) : tasks;
    GangSize gang = GangSize.withinReach(conf, table, tasks, evaluated);
    int threads = gang.members() * conf.getInt("mapreduce.map.cpu.vcores", 1);
    Map<EngineChoice, Double> seconds = new EnumMap<>(EngineChoice.class);
    seconds.put(EngineChoice.LOCAL, estimate.local(cores, LocalEngine.fits(table)));
    seconds.put(EngineChoice.JOBS, estimate.jobs(slots, statisticsKnown));
    if (gang.problem() == null) {
      seconds.put(EngineChoice.RESIDENT, estimate.resident(threads));
    }
    EngineChoice choice =
        Collections.min(seconds.entrySet(), Map.Entry.comparingByValue()).getKey();
    progress.say(
        "engine: %s, by an estimate of %s for %s; %d cores here, %s there"
            .formatted(choice, shown(seconds), rows(), cores, there(gang)));
    return choice;
  }

  private String rows() {
    return String.format(
        Locale.ROOT, "%,d rows of %d features", table.rows(), table.features().size());
  }

  private static String there(GangSize gang) {
    return gang.problem() == null
        ? "%d resident tasks".formatted(gang.members())
        : "none resident as " + gang.problem();
  }

  private static String shown(Map<EngineChoice, Double> seconds) {
    return seconds.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%.0f s (%s)", e.getValue(), e.getKey()))
        .collect(Collectors.joining(", "));
  }
}

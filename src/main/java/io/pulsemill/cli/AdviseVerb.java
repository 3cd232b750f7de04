package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.advise.Advice;
import io.pulsemill.advise.CostsFile;
import io.pulsemill.advise.Forecast;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.job.JobSettings;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.table.FeatureTable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code advise}: feature table → which engine to train it with, and why. Trains nothing. */
@Command(
    name = "advise",
    description = "Predict how many seconds training would take on each engine.")
final class AdviseVerb extends Verb {
  @Mixin private TableOption table;

  @Range(min = 1, max = 1_000_000)
  @Option(
      names = "--cluster-workers",
      paramLabel = "N",
      description =
          "Number of workers to simulate (default: the current cluster, or the one measured).")
  private Integer workers;

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "ENGINE",
      description = "Engines to exclude: local, jobs, resident.")
  private List<String> without = List.of();

  @Mixin private WeightedColumnOptions columns;
  @Mixin private TrainingOptions options;

  @Override
  protected void run() throws IOException {
    Set<EngineKind> left = left();
    FitOptions.refuseFraction(given(), columns.columns().split() != null);
    TrainingSettings settings = options.settings(columns.columns());
    Tradeoff costs = CostsFile.read(conf(), options.resources().costs(), progress());
    try (WorkFolder work = WorkFolder.inHome(conf())) {
      FeatureTable rows = table.input().open(conf(), settings.columns(), work, progress());
      Forecast forecast = new Forecast(conf(), rows, settings, costs, false).local();
      boolean found = workers == null && !JobSettings.isLocal(conf());
      int like = workers == null ? costs.where().workers() : workers;
      String cluster = "%d workers like those measured".formatted(like);
      if (found) {
        forecast.cluster(options.resources().tasks(), null);
        cluster = "the current one";
      } else if (workers != null) {
        forecast.simulatedCluster(workers);
      } else if (like > 0) {
        forecast.cluster(like);
      } else {
        cluster = "none (none was measured)";
      }
      forecast.without(left);
      out().print(new Advice(costs, forecast, rows, cluster, like).text());
    }
  }

  private Set<EngineKind> left() {
    Set<EngineKind> left = EnumSet.noneOf(EngineKind.class);
    for (String name : without) {
      try {
        left.add(EngineKind.of(name));
      } catch (InputException e) {
        throw new UsageException("--without: " + e.getMessage());
      }
    }
    if (left.contains(EngineKind.JOBS)) {
      left.add(EngineKind.JOBS_UBER); // how a job runs is not for the user to choose
    }
    return left;
  }
}

package io.pulsemill.cli;

import io.pulsemill.job.JobRun;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.pipeline.StageTable;
import io.pulsemill.simulate.SimulateJob;
import io.pulsemill.simulate.SimulateSettings;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code simulate}: makes observations. */
@Command(
    name = "simulate",
    description = "Generate daily resting heart rates of simulated subjects as CSV.")
final class SimulateVerb extends RunVerb {
  @Range(min = 1)
  @Option(
      names = "--subjects",
      paramLabel = "N",
      defaultValue = "1500",
      description = "Total number of subjects.")
  private int subjects;

  @Range(min = 1, max = SimulateSettings.MAX_DAYS)
  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "90",
      description = "Daily readings per subject.")
  private int days;

  @Range(min = 1, max = 100_000)
  @Option(
      names = "--files",
      paramLabel = "N",
      defaultValue = "6",
      description = "Number of output files; at most one per subject.")
  private int files;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the random generators.")
  private long seed;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Output folder: ts_data_1.csv, ts_data_2.csv, …")
  private String output;

  @Mixin private TakeOverOption takeOver;

  @Override
  protected void run() throws IOException {
    long start = StageTable.start();
    SimulateSettings settings =
        new SimulateSettings(subjects, days, Math.min(files, subjects), seed);
    Path place = path("--output", output);
    in(
        begin(place, takeOver),
        run -> simulate(settings, OutputFolder.prepare(conf(), place, run), start));
  }

  private void simulate(SimulateSettings settings, OutputFolder made, long start)
      throws IOException {
    try (OutputFolder folder = made) {
      Job job = SimulateJob.create(conf(), settings, folder.work());
      JobRun.run(job, progress());
      folder.publish();
      long readings = SimulateJob.readings(job.getCounters());
      ended(new StageTable().add("simulate", readings, start));
      out().println(DisplayPath.shown(folder.place()));
    }
  }
}

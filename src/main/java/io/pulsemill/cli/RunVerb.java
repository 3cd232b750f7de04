package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;
import io.pulsemill.pipeline.StageTable;
import io.pulsemill.run.Asked;
import io.pulsemill.run.ResumeMode;
import io.pulsemill.run.RunFolder;
import io.pulsemill.telemetry.PublishedRun;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/**
 * A verb that reads data, and so may run for long: one driver at a time, and its metrics can be
 * published.
 */
abstract class RunVerb extends Verb {
  @Mixin private MetricsOptions metrics;

  private @Nullable PublishedRun published;

  @Override
  boolean isOneStage() {
    return true;
  }

  @Override
  final Progress published(Progress shown) {
    Object output = settings().get("output");
    String verb = verb();
    published = metrics.publish(output == null ? verb : output.toString(), verb, shown);
    return published == null ? shown : published;
  }

  @Override
  final void over(boolean well) {
    if (published != null) {
      published.end(well);
      published.close();
    }
  }

  /**
   * Begins a run of this verb; it is to be {@link RunFolder#done} in the end.
   *
   * @param root the folder of the run
   * @param output what it writes
   * @param inputs all that it reads: files, folders and patterns, null for none
   * @throws InputException if another driver writes there
   */
  final RunFolder begin(Path root, Path output, RunOptions how, List<@Nullable String> inputs)
      throws IOException {
    return begin(root, output, how.resume(), how.takeOver(), inputs);
  }

  private RunFolder begin(
      Path root, Path output, ResumeMode resume, boolean takeOver, List<@Nullable String> inputs)
      throws IOException {
    Asked asked =
        new Asked(
            RunFolder.newName(),
            verb(),
            Version.number(),
            AskedSettings.of(conf(), given().commandSpec()),
            AskedInputs.of(conf(), inputs),
            overwrite());
    return RunFolder.begin(
        conf(), root, output, asked, new RunFolder.Beginning(resume, takeOver, lost()), watched());
  }

  /** What a verb does in a run. */
  @FunctionalInterface
  interface RunWork {
    void run(RunFolder run) throws IOException;
  }

  /**
   * Does the work of a run, which then is over; if it is interrupted or a cluster fails, what was
   * done stays for the same command to go on with.
   */
  static void in(RunFolder run, RunWork work) throws IOException {
    try (run) {
      try {
        work.run(run);
      } catch (InputException | UsageException e) {
        if (run.isUntouched()) {
          run.done(); // else what was done is for the command without its mistake
        }
        throw e;
      } catch (IOException e) {
        run.refuseIfTakenOver(e); // or else it is told in words of the file system
        throw e;
      }
      run.done();
    }
  }

  /** The same with the run's folder beside what it writes. */
  final RunFolder begin(Path output, RunOptions how, List<@Nullable String> inputs)
      throws IOException {
    return begin(RunFolder.beside(conf(), output), output, how, inputs);
  }

  /** The same for a verb that always starts anew. */
  final RunFolder begin(Path output, TakeOverOption takeOver) throws IOException {
    Path root = RunFolder.beside(conf(), output);
    return begin(root, output, ResumeMode.NO, takeOver.takeOver(), List.of());
  }

  /** Prints what a stage took. */
  final void ended(StageTable.Stage stage) {
    progress().event(new RunEvent.StageEnded(stage.name(), stage.rows(), stage.seconds()));
    out().println(stage);
  }
}

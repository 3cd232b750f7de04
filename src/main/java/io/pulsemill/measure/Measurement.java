package io.pulsemill.measure;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.FailedRun;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.job.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs trials one after another, and keeps what each gave. */
public final class Measurement {
  private final KeptTrials process;
  private final Progress progress;
  private final List<MeasuredRun> runs = new ArrayList<>();
  private final List<FailedRun> failed = new ArrayList<>();
  private int classes;

  public Measurement(KeptTrials process, Progress progress) {
    this.process = process;
    this.progress = progress;
  }

  /**
   * Runs all of them; one that fails does not stop the others.
   *
   * @throws InputException if every one failed
   */
  public void run(List<Trial> trials) throws IOException {
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      String said;
      try {
        TrialRecord record = new TrialRecord(trial, process.run(i + 1, trial.arguments()));
        MeasuredRun run = record.run(passes(trial));
        runs.add(run);
        classes = record.classes();
        said = String.format(Locale.ROOT, "%.2f s, %d passes", run.seconds(), run.measuredPasses());
      } catch (InputException e) {
        said = "failed: " + e.getMessage();
        failed.add(
            new FailedRun(
                trial.contender().engine(),
                trial.contender().threads(),
                trial.optimizer(),
                trial.sample().rows(),
                trial.repeat(),
                e.getMessage()));
      }
      progress.say("tradeoff: %d of %d: %s: %s".formatted(i + 1, trials.size(), trial, said));
    }
    if (runs.isEmpty()) {
      throw new InputException(
          "Every training run failed; last error: " + failed.get(failed.size() - 1).reason());
    }
  }

  /** Passes the same training took on an engine that ran it whole, 0 if none did. */
  private int passes(Trial trial) {
    return runs.stream()
        .filter(run -> run.optimizer().equals(trial.optimizer()))
        .filter(run -> run.rows() == trial.sample().rows() && !run.projected())
        .mapToInt(MeasuredRun::passes)
        .max()
        .orElse(0);
  }

  public List<MeasuredRun> runs() {
    return List.copyOf(runs);
  }

  public List<FailedRun> failed() {
    return List.copyOf(failed);
  }

  /** Of the models that were trained. */
  public int classes() {
    return classes;
  }
}

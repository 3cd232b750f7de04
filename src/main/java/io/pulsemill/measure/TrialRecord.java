package io.pulsemill.measure;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.Median;
import io.pulsemill.record.JobEntry;
import io.pulsemill.record.PassEntry;
import io.pulsemill.record.Run;
import io.pulsemill.record.Stage;
import io.pulsemill.record.TrainingRun;
import java.util.List;

/** What a trial left behind: the {@code run.json} of its training. */
public final class TrialRecord {
  private final Trial trial;
  private final TrainingRun training;
  private final Stage stage;
  private final List<JobEntry> jobs;

  /**
   * Reads it.
   *
   * @throws InputException if the trial ran otherwise than it was to
   */
  public TrialRecord(Trial trial, Run record) {
    this.trial = trial;
    training = record.training().get(0);
    stage = record.stages().get(0);
    jobs = record.jobs();
    if (training.insteadOfResident() != null) {
      throw new InputException(training.insteadOfResident());
    }
    boolean uber = trial.contender().engine() == EngineKind.JOBS_UBER;
    if (trial.contender().jobs()
        && jobs.stream().anyMatch(job -> Boolean.TRUE.equals(job.uber()) != uber)) {
      throw new InputException(
          "the cluster %s a job as an uber job".formatted(uber ? "did not run" : "ran"));
    }
  }

  /** The run; {@code known}: passes of the whole training if other runs have shown it, else 0. */
  public MeasuredRun run(int known) {
    List<Double> passSeconds = training.passes().stream().map(PassEntry::seconds).toList();
    int measured = passSeconds.size();
    boolean projected = trial.cutShort() && known > measured;
    double perPass =
        measured == 0 ? 0 : Median.of(passSeconds.stream().mapToDouble(x -> x).toArray());
    return new MeasuredRun(
        trial.contender().engine(),
        trial.contender().threads(),
        trial.optimizer(),
        trial.sample().rows(),
        training.trainingRows(),
        trial.repeat(),
        projected ? known : measured,
        measured,
        projected,
        projected ? (Double) (stage.seconds() + (known - measured) * perPass) : null,
        training.stop(),
        training.parallelism(),
        training.pilotRows(),
        bytesMoved(),
        stage.seconds(),
        stage.parts(),
        stage.remainder(),
        passSeconds,
        jobs.stream().map(JobEntry::withoutCounters).toList());
  }

  public int classes() {
    return training.classes();
  }

  /** In passes; the statistics carry the pilot too, once. */
  private long bytesMoved() {
    return jobs.stream()
        .filter(job -> !job.name().equals("statistics"))
        .mapToLong(JobEntry::bytesMoved)
        .sum();
  }
}

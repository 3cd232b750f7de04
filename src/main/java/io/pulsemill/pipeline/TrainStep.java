package io.pulsemill.pipeline;

import io.pulsemill.advise.EngineDecision;
import io.pulsemill.engine.Engine;
import io.pulsemill.engine.EngineChoice;
import io.pulsemill.engine.Training;
import io.pulsemill.engine.TrainingResult;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.engine.resident.Outcome;
import io.pulsemill.engine.resident.ResidentTraining;
import io.pulsemill.job.Progress;
import io.pulsemill.metrics.Scores;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Trains on a table and writes the model: the work of {@code train}, and a part of others. */
public final class TrainStep {
  private final TrainingResources resources;
  private final TrainingSettings settings;

  /**
   * What is to be written.
   *
   * @param evaluated rows to evaluate if the engine can do that too; null: none
   */
  public record Request(OutputFile model, RowChoice evaluated, OutputFile evaluation) {}

  /**
   * What came of it.
   *
   * @param engine that trained
   * @param fallback why it is not the engine that was requested; null if it is
   * @param parallelism threads or tasks that shared the rows
   * @param parts its seconds by phase, without what its jobs report themselves
   * @param scores of the evaluation, which is written then; null if that is still to be done
   * @param scoresSeconds what it took
   */
  public record Result(
      TrainingResult result,
      String engine,
      String fallback,
      FeatureTable table,
      int parallelism,
      PhaseTimes parts,
      Scores scores,
      double scoresSeconds) {

    private static Result resident(Outcome outcome, FeatureTable table, int tasks) {
      return new Result(
          outcome.result(),
          "resident",
          null,
          table,
          tasks,
          null,
          outcome.scores(),
          outcome.scoresSeconds());
    }

    /** The evaluation's seconds are in the report of the same job, but are not the training's. */
    private Result in(PhaseTimes parts) {
      return new Result(
          result,
          engine,
          fallback,
          table,
          parallelism,
          parts.add(Phase.COMPUTE, -scoresSeconds),
          scores,
          scoresSeconds);
    }
  }

  /** The step that trains so, with such means. */
  public TrainStep(TrainingSettings settings, TrainingResources resources) {
    this.settings = settings;
    this.resources = resources;
  }

  public TrainingSettings settings() {
    return settings;
  }

  /** Trains; {@code known}: statistics taken when the table was written, or null. */
  public Result run(
      Configuration conf,
      EngineChoice engineChoice,
      SharedTable shared,
      TrainingStatistics known,
      Request request,
      Progress progress)
      throws IOException {
    PhaseClock clock = new PhaseClock();
    Result trained;
    try (WorkFolder work = WorkFolder.beside(conf, request.model.place())) {
      FeatureTable table = shared.open(conf, settings.columns(), work, progress);
      clock.lap(Phase.READ);
      EngineChoice choice = engineChoice;
      if (choice == EngineChoice.AUTO) {
        choice =
            new EngineDecision(conf, table, settings, resources.tasks(), resources.costs())
                .make(known != null, request.evaluated, progress);
        clock.lap(Phase.SUBMIT);
      }
      trained = run(conf, choice, table, known, request, work, clock, progress);
    }
    clock.lap(Phase.COMMIT); // the work folder is gone
    return trained.in(clock.parts());
  }

  private Result run(
      Configuration conf,
      EngineChoice choice,
      FeatureTable table,
      TrainingStatistics known,
      Request request,
      WorkFolder work,
      PhaseClock clock,
      Progress progress)
      throws IOException {
    String fallback = null;
    if (choice == EngineChoice.RESIDENT) {
      ResidentTraining training =
          new ResidentTraining(conf, table, settings, resources.tasks(), resources.gangTimeout());
      Outcome outcome =
          training.run(known, request.evaluated, request.model, request.evaluation, work, progress);
      clock.told(training.parts());
      if (outcome.trained()) {
        return Result.resident(outcome, table, training.members());
      }
      fallback = outcome.reason();
      progress.warn("engine: falling back from resident to jobs: " + fallback);
    }
    EngineChoice other = fallback == null ? choice : EngineChoice.JOBS;
    try (Engine engine =
        other.create(
            conf,
            table,
            settings.split(),
            resources.threads(),
            resources.tasks(),
            work,
            progress)) {
      clock.lap(Phase.SUBMIT);
      TrainingResult result = new Training(table, settings, known, progress).run(engine);
      clock.told(result.parts());
      request.model.write(ModelJson.write(result.model()));
      return new Result(result, engine.key(), fallback, table, engine.parallelism(), null, null, 0);
    }
  }
}

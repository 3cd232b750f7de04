package io.pulsemill.cli;

import io.pulsemill.engine.Engine;
import io.pulsemill.engine.EngineChoice;
import io.pulsemill.engine.Training;
import io.pulsemill.engine.TrainingResult;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.engine.resident.Outcome;
import io.pulsemill.engine.resident.ResidentTraining;
import io.pulsemill.job.OutputFile;
import io.pulsemill.job.Progress;
import io.pulsemill.job.WorkFolder;
import io.pulsemill.metrics.Scores;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import io.pulsemill.table.TrainingStatistics;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Trains on a table and writes the model: the work of {@code train}, and a part of others. */
final class TrainStep {
  private final TrainingOptions options;
  private final TrainingSettings settings;

  /**
   * What is to be written.
   *
   * @param evaluated rows to evaluate where the engine can do that too; null: none
   */
  record Wanted(OutputFile model, RowChoice evaluated, OutputFile evaluation) {}

  /**
   * What came of it.
   *
   * @param engine that trained
   * @param fallback why it is not the one that was to; null where it is
   * @param scores of the evaluation, which is written then; null where that is still to be done
   * @param scoresSeconds what it took
   */
  record Trained(
      TrainingResult result,
      String engine,
      String fallback,
      FeatureTable table,
      Scores scores,
      double scoresSeconds) {}

  /** Checks the options. */
  TrainStep(TrainingOptions options, TableColumns columns) {
    this.options = options;
    this.settings = options.settings(columns);
  }

  TrainingSettings settings() {
    return settings;
  }

  /** Trains; {@code known}: statistics taken when the table was written, or null. */
  Trained run(
      Configuration conf,
      EngineChoice engineChoice,
      Path tablePath,
      TrainingStatistics known,
      Wanted wanted,
      Progress progress)
      throws IOException {
    try (WorkFolder work = WorkFolder.beside(conf, wanted.model.place())) {
      FeatureTable table = InputTable.open(conf, tablePath, settings.columns(), work, progress);
      EngineChoice choice = engineChoice;
      if (choice == EngineChoice.AUTO) {
        choice =
            new EngineDecision(conf, table, settings, options.tasks(), options.costs())
                .make(known != null, wanted.evaluated, progress);
      }
      String fallback = null;
      if (choice == EngineChoice.RESIDENT) {
        Outcome outcome = resident(conf, table, known, wanted, work, progress);
        if (outcome.trained()) {
          return new Trained(
              outcome.result(), "resident", null, table, outcome.scores(), outcome.scoresSeconds());
        }
        choice = EngineChoice.JOBS;
        fallback = outcome.reason();
        progress.warn("engine: jobs instead of resident, as " + fallback);
      }
      try (Engine engine =
          choice.create(conf, table, settings.split(), options.tasks(), work, progress)) {
        TrainingResult result = new Training(table, settings, known, progress).run(engine);
        wanted.model.write(ModelJson.write(result.model()));
        return new Trained(result, engine.key(), fallback, table, null, 0);
      }
    }
  }

  private Outcome resident(
      Configuration conf,
      FeatureTable table,
      TrainingStatistics known,
      Wanted wanted,
      WorkFolder work,
      Progress progress)
      throws IOException {
    return new ResidentTraining(conf, table, settings, options.tasks(), options.gangTimeout())
        .run(known, wanted.evaluated, wanted.model, wanted.evaluation, work, progress);
  }
}

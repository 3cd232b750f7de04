package io.pulsemill.cli;

import io.pulsemill.engine.Engine;
import io.pulsemill.engine.EngineChoice;
import io.pulsemill.engine.Training;
import io.pulsemill.engine.TrainingResult;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.job.OutputFile;
import io.pulsemill.job.Progress;
import io.pulsemill.job.WorkFolder;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.TableColumns;
import io.pulsemill.table.TrainingStatistics;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Trains on a table and writes the model: the work of {@code train}, and a part of others. */
final class TrainStep {
  private final TrainingOptions options;
  private final TrainingSettings settings;

  /** What came of it. */
  record Trained(TrainingResult result, String engine, long tableRows) {}

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
      OutputFile output,
      Progress progress)
      throws IOException {
    try (WorkFolder work = WorkFolder.beside(conf, output.place())) {
      FeatureTable table = InputTable.open(conf, tablePath, settings.columns(), work, progress);
      try (Engine engine =
          engineChoice.create(conf, table, settings.split(), options.tasks(), work, progress)) {
        TrainingResult result = new Training(table, settings, known, progress).run(engine);
        output.write(ModelJson.write(result.model()));
        return new Trained(result, engine.key(), table.rows());
      }
    }
  }
}

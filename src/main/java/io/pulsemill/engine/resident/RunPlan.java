package io.pulsemill.engine.resident;

import io.pulsemill.engine.ClassWeights;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.engine.select.Selection;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.selection.SelectionSettings;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.statistics.Folds;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;

/**
 * The input of the tasks of a run besides the table.
 *
 * @param members number of tasks; {@link #ALL_REDUCERS}: the reduce tasks of the job
 * @param settings of the training; the columns with the features resolved
 * @param gangTimeout how long to wait for all tasks to run
 * @param evaluated which rows to evaluate; null: none
 * @param model where the job itself puts the model; null if its tasks may not see that place
 * @param evaluation where it puts the evaluation; null as well, or if there is none
 * @param overwrite whether it may replace an existing file
 * @param staging where it makes them first; the driver that has the run's lease takes it away from
 *     jobs of others. Null if there is no lease
 * @param selection of a run that selects; null: it trains
 */
record RunPlan(
    int members,
    TrainingSettings settings,
    Duration gangTimeout,
    RowChoice evaluated,
    Path model,
    Path evaluation,
    boolean overwrite,
    Path staging,
    SelectionSettings selection) {
  /** Of a training. */
  RunPlan(
      int members,
      TrainingSettings settings,
      Duration gangTimeout,
      RowChoice evaluated,
      Path model,
      Path evaluation,
      boolean overwrite,
      Path staging) {
    this(members, settings, gangTimeout, evaluated, model, evaluation, overwrite, staging, null);
  }

  /** As many members as the job has reduce tasks, which is known when it is submitted. */
  static final int ALL_REDUCERS = 0;

  /** A task says that it is alive several times a second: one silent for so long is not. */
  static final long STALL_MILLIS = 60_000;

  private static final byte FORMAT = 7;

  /** Which of the rows that train are summed apart. */
  Folds folds() {
    return selection == null ? Folds.NONE : Selection.folds(settings, selection);
  }

  /**
   * Writes: byte format (7), int members, the settings, long seconds, boolean, byte rows, Text × 2,
   * boolean, Text, boolean, the selection if that is true.
   */
  void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeInt(members);
    settings.columns().write(out);
    settings.split().write(out);
    Wire.writeEnum(out, settings.optimizer());
    out.writeDouble(settings.stopping().tolerance());
    out.writeInt(settings.stopping().maxIterations());
    settings.penalty().write(out);
    settings.classWeights().write(out);
    out.writeInt(settings.pilotRows());
    out.writeBoolean(settings.robust());
    out.writeLong(gangTimeout.toSeconds());
    out.writeBoolean(evaluated != null);
    if (evaluated != null) {
      Wire.writeEnum(out, evaluated);
    }
    Text.writeString(out, text(model));
    Text.writeString(out, text(evaluation));
    out.writeBoolean(overwrite);
    Text.writeString(out, text(staging));
    out.writeBoolean(selection != null);
    if (selection != null) {
      selection.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  static RunPlan read(DataInput in) throws IOException {
    Wire.checkFormat(in, FORMAT, "Plan of a run");
    int members = in.readInt();
    TrainingSettings settings =
        new TrainingSettings(
            TableColumns.read(in),
            TrainingSplit.read(in),
            Wire.readEnum(in, OptimizerChoice.values()),
            new Stopping(in.readDouble(), in.readInt()),
            Penalty.read(in),
            ClassWeights.read(in),
            in.readInt(),
            in.readBoolean());
    Duration timeout = Duration.ofSeconds(in.readLong());
    RowChoice evaluated = in.readBoolean() ? Wire.readEnum(in, RowChoice.values()) : null;
    return new RunPlan(
        members,
        settings,
        timeout,
        evaluated,
        path(Text.readString(in)),
        path(Text.readString(in)),
        in.readBoolean(),
        path(Text.readString(in)),
        in.readBoolean() ? SelectionSettings.read(in) : null);
  }

  private static String text(Path path) {
    return path == null ? "" : path.toString();
  }

  private static Path path(String text) {
    return text.isEmpty() ? null : new Path(text);
  }
}

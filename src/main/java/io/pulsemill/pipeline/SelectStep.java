package io.pulsemill.pipeline;

import io.pulsemill.advise.EngineDecision;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.engine.EngineJournal;
import io.pulsemill.engine.EngineUnavailableException;
import io.pulsemill.engine.RunContext;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.engine.resident.ResidentSelector;
import io.pulsemill.engine.select.DriverSelector;
import io.pulsemill.engine.select.Selected;
import io.pulsemill.engine.select.Selection;
import io.pulsemill.engine.select.Selector;
import io.pulsemill.job.Progress;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.report.Report;
import io.pulsemill.run.RunFolder;
import io.pulsemill.selection.SelectionJson;
import io.pulsemill.selection.SelectionSettings;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;

/** Selects a penalty over a table: the work of {@code select}. */
public final class SelectStep {
  private final TrainingResources resources;
  private final TrainingSettings training;
  private final SelectionSettings settings;

  /**
   * What came of it.
   *
   * @param engine that fitted
   */
  public record Result(Selected selected, EngineKind engine, FeatureTable table) {}

  /** The step that fits so, with such means. */
  public SelectStep(
      TrainingSettings training, SelectionSettings settings, TrainingResources resources) {
    this.training = training;
    this.settings = settings;
    this.resources = resources;
  }

  /**
   * Selects.
   *
   * @param test table whose rows are tested, to be held against the one trained on; null: none
   */
  public Result run(
      RunFolder run, EngineChoice choice, InputTable from, InputTable test, Progress progress)
      throws IOException {
    Configuration conf = run.conf();
    try (WorkFolder work = run.work()) {
      FeatureTable table = from.open(conf, training.columns(), work, progress);
      if (test != null) {
        TestTable.check(conf, table, test, work, progress);
      }
      Selector.Request request = new Selector.Request(table, training, settings, null);
      EngineJournal journal = Journals.of(run, "select", progress);
      RunContext context = new RunContext(conf, work, progress, new PhaseClock(), journal, run);
      EngineKind engine =
          choice.engine().isPresent() ? choice.engine().get() : decided(table, context);
      try {
        return new Result(selector(engine).select(request, context), engine, table);
      } catch (EngineUnavailableException e) {
        EngineKind other = EngineKind.JOBS;
        progress.warn(
            "engine: falling back from %s to %s: %s".formatted(engine, other, e.getMessage()));
        return new Result(selector(other).select(request, context), other, table);
      }
    }
  }

  /** Writes the files of a selection and puts the folder in place. */
  public void write(Configuration conf, Selected selected, OutputFolder output) throws IOException {
    write(conf, new Path(output.work(), RunFiles.MODEL), ModelJson.write(selected.model()));
    write(
        conf, new Path(output.work(), RunFiles.SELECTION), SelectionJson.write(selected.record()));
    String page = Report.html(output.place().getName(), selected.record());
    write(conf, new Path(output.work(), RunFiles.REPORT), page);
    write(conf, new Path(output.work(), FileOutputCommitter.SUCCEEDED_FILE_NAME), "");
    output.publish();
  }

  private static void write(Configuration conf, Path file, String text) throws IOException {
    OutputFile.prepare(conf, file, false).write(text);
  }

  /** As for a single training: what all share, reading and passes, is what engines differ in. */
  private EngineKind decided(FeatureTable table, RunContext context) throws IOException {
    TrainingSettings one = Selection.withSmallest(training, settings);
    return new EngineDecision(context.conf(), table, one, resources.tasks(), resources.costs())
        .make(false, null, context.progress());
  }

  private Selector selector(EngineKind engine) {
    return switch (engine) {
      case LOCAL -> DriverSelector.local(resources.threads());
      case JOBS, JOBS_UBER -> DriverSelector.jobs(resources.tasks());
      case RESIDENT -> new ResidentSelector(resources.tasks(), resources.gangTimeout());
      case FUSED -> throw new IllegalArgumentException("a selection makes no table");
    };
  }
}

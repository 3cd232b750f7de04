package io.pulsemill.pipeline;

import io.pulsemill.advise.EngineDecision;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.engine.DriverTrainer;
import io.pulsemill.engine.EngineJournal;
import io.pulsemill.engine.EngineUnavailableException;
import io.pulsemill.engine.RunContext;
import io.pulsemill.engine.Trained;
import io.pulsemill.engine.Trainer;
import io.pulsemill.engine.TrainingRequest;
import io.pulsemill.engine.TrainingResult;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.engine.resident.FusedRun;
import io.pulsemill.engine.resident.FusedTrainer;
import io.pulsemill.engine.resident.ResidentTrainer;
import io.pulsemill.job.Progress;
import io.pulsemill.metrics.Scores;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.run.RunFolder;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Trains on a table and writes the model: the work of {@code train}, and a part of others. */
public final class TrainStep {
  private final TrainingResources resources;
  private final TrainingSettings settings;

  /**
   * What is to be written.
   *
   * @param fused a training by the job that made the table; null: there was none
   * @param test table whose rows are tested, to be held against the one trained on; null: none
   * @param evaluated rows to evaluate if the engine can do that too; null: none
   */
  public record Request(
      OutputFile model,
      FusedRun fused,
      InputTable test,
      RowChoice evaluated,
      OutputFile evaluation) {}

  /**
   * What came of it.
   *
   * @param engine that trained
   * @param fallbacks why others, asked before it, did not
   * @param earlier seconds by phase that its job took before this step began
   * @param parts its seconds by phase, without what its jobs report themselves
   */
  public record Result(
      Trained trained,
      EngineKind engine,
      Map<EngineKind, String> fallbacks,
      FeatureTable table,
      PhaseTimes earlier,
      PhaseTimes parts) {

    public TrainingResult result() {
      return trained.result();
    }

    /** Threads or tasks that shared the rows. */
    public int parallelism() {
      return trained.parallelism();
    }

    /** The evaluation, which is written then; null if that is still to be done. */
    public Scores scores() {
      return trained.scored().map(Trained.Scored::scores).orElse(null);
    }

    /** Of training and evaluation, by the job that made the table. */
    public double earlierSeconds() {
      return earlier.total();
    }

    /** What the evaluation took. */
    public double scoresSeconds() {
      return trained.scored().map(Trained.Scored::seconds).orElse(0.0);
    }

    /**
     * {@code times}: of this driver. The evaluation's seconds are in the report of the same job,
     * but are not the training's.
     */
    private Result in(PhaseTimes times) {
      PhaseTimes own = times.plus(earlier).plus(Phase.COMPUTE, -scoresSeconds());
      return new Result(trained, engine, fallbacks, table, earlier, own);
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

  /** Whether the tasks of a job that makes a table could train. */
  boolean canFuse(Configuration conf) throws IOException {
    return FusedRun.canForm(conf, resources.tasks());
  }

  /** A step that makes a table by a job that trains and evaluates as this step would. */
  FeaturesStep fused(FeaturesStep step, RowChoice evaluated) {
    return step.fusedWith(settings, resources, evaluated);
  }

  /** Trains; {@code known}: statistics taken when the table was written, or null. */
  public Result run(
      RunFolder run,
      EngineChoice choice,
      SharedTable shared,
      TrainingStatistics known,
      Request request,
      Progress progress)
      throws IOException {
    PhaseClock clock = new PhaseClock();
    Configuration conf = run.conf();
    Result result;
    try (WorkFolder work = run.work()) {
      FeatureTable table = shared.open(conf, settings.columns(), work, progress);
      if (request.test != null) {
        TestTable.check(conf, table, request.test, work, progress);
      }
      clock.lap(Phase.READ);
      TrainingRequest asked =
          new TrainingRequest(
              table, settings, known, request.model, request.evaluated, request.evaluation);
      EngineJournal journal = Journals.of(run, "train", progress);
      RunContext context = new RunContext(conf, work, progress, clock, journal, run);
      result = train(choice, request.fused, asked, context);
    }
    clock.lap(Phase.COMMIT); // the work folder is gone
    return result.in(clock.parts());
  }

  /** The engine for a table that is there; the next best if none other is wanted. */
  private EngineKind onTable(EngineChoice choice, TrainingRequest request, RunContext context)
      throws IOException {
    EngineDecision decision =
        new EngineDecision(
            context.conf(), request.table(), settings, resources.tasks(), resources.costs());
    boolean known = request.known() != null;
    EngineKind engine =
        switch (choice) {
          case AUTO -> decision.make(known, request.evaluated(), context.progress());
          case FUSED -> EngineKind.RESIDENT;
          case LOCAL, JOBS, RESIDENT -> choice.engine().orElseThrow();
        };
    if (choice != EngineChoice.AUTO && engine != EngineKind.LOCAL) {
      decision.predict(engine, known, request.evaluated(), context.progress());
    }
    context.clock().lap(Phase.SUBMIT);
    return engine;
  }

  /** Trains with an engine, or with the next one that can. */
  private Result train(
      EngineChoice choice, FusedRun fused, TrainingRequest request, RunContext context)
      throws IOException {
    Map<EngineKind, String> fallbacks = new EnumMap<>(EngineKind.class);
    boolean asked = fused != null || choice == EngineChoice.FUSED;
    EngineKind engine = asked ? EngineKind.FUSED : onTable(choice, request, context);
    while (true) {
      try {
        Trained trained = trainer(engine, fused).train(request, context);
        PhaseTimes earlier = engine == EngineKind.FUSED ? fused.parts() : PhaseTimes.ZERO;
        return new Result(trained, engine, fallbacks, request.table(), earlier, PhaseTimes.ZERO);
      } catch (EngineUnavailableException e) {
        EngineKind next =
            engine == EngineKind.FUSED ? onTable(choice, request, context) : EngineKind.JOBS;
        context
            .progress()
            .warn("engine: falling back from %s to %s: %s".formatted(engine, next, e.getMessage()));
        fallbacks.put(engine, e.getMessage());
        engine = next;
      }
    }
  }

  private Trainer trainer(EngineKind engine, FusedRun fused) {
    return switch (engine) {
      case LOCAL -> DriverTrainer.local(resources.threads());
      case JOBS, JOBS_UBER -> DriverTrainer.jobs(resources.tasks());
      case RESIDENT -> new ResidentTrainer(resources.tasks(), resources.gangTimeout());
      case FUSED -> new FusedTrainer(fused);
    };
  }
}

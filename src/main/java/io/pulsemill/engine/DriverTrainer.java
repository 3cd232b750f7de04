package io.pulsemill.engine;

import io.pulsemill.softmax.ModelJson;
import io.pulsemill.sums.SumJob;
import io.pulsemill.timing.Phase;
import java.io.IOException;
import java.util.Optional;

/** Trains in this process, over the sums of threads or of a job per pass. */
public final class DriverTrainer implements Trainer {
  private final String name;
  private final Opening opening;

  private interface Opening {
    Engine open(TrainingRequest request, RunContext context) throws IOException;
  }

  private DriverTrainer(String name, Opening opening) {
    this.name = name;
    this.opening = opening;
  }

  /** The local engine. */
  public static Trainer local(int threads) {
    return new DriverTrainer(
        "local",
        (request, context) ->
            new LocalEngine(
                context.conf(),
                request.table(),
                request.settings().split(),
                threads,
                context.clock()));
  }

  /** The jobs engine; {@code tasks}: map tasks of a job, null for the default. */
  public static Trainer jobs(Integer tasks) {
    return new DriverTrainer(
        "jobs",
        (request, context) ->
            new JobsEngine(
                request.table(),
                request.settings().split(),
                tasks == null ? SumJob.defaultTasks(context.conf(), request.table()) : tasks,
                context));
  }

  @Override
  public Trained train(TrainingRequest request, RunContext context) throws IOException {
    try (Engine engine =
        context.journal().of(opening.open(request, context), name, context.clock())) {
      context.clock().lap(Phase.SUBMIT);
      TrainingResult result =
          new Training(
                  request.table().columns(),
                  request.settings(),
                  request.known(),
                  context.progress())
              .run(engine, context.clock());
      request.model().write(ModelJson.write(result.model()));
      return new Trained(result, engine.parallelism(), Optional.empty());
    }
  }
}

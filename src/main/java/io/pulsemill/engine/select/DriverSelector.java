package io.pulsemill.engine.select;

import io.pulsemill.engine.Engine;
import io.pulsemill.engine.JobsEngine;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.engine.RunContext;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.SumJob;
import io.pulsemill.timing.Phase;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Selects in this process, over the sums of threads or of a job per pass. */
public final class DriverSelector implements Selector {
  private final String name;
  private final Opening opening;

  private interface Opening {
    Engine open(Request request, RunContext context) throws IOException;
  }

  private DriverSelector(String name, Opening opening) {
    this.name = name;
    this.opening = opening;
  }

  /** The local engine. */
  public static Selector local(int threads) {
    return new DriverSelector(
        "local",
        (request, context) -> {
          TrainingSplit split = request.training().split();
          return new LocalEngine(
              context.conf(),
              request.table(),
              split,
              Selection.folds(request.training(), request.settings()),
              threads,
              context.clock());
        });
  }

  /** The jobs engine; {@code tasks}: map tasks of a job, null for the default. */
  public static Selector jobs(@Nullable Integer tasks) {
    return new DriverSelector(
        "jobs",
        (request, context) ->
            new JobsEngine(
                request.table(),
                request.training().split(),
                tasks == null ? SumJob.defaultTasks(context.conf(), request.table()) : tasks,
                context));
  }

  @Override
  public Selected select(Request request, RunContext context) throws IOException {
    try (Engine engine =
        context.journal().of(opening.open(request, context), name, context.clock())) {
      context.clock().lap(Phase.SUBMIT);
      return new Selection(
              request.table().columns(),
              request.training(),
              request.settings(),
              request.known(),
              context.progress())
          .run(engine, context.clock());
    }
  }
}

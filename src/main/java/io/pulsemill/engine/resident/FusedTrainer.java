package io.pulsemill.engine.resident;

import io.pulsemill.engine.RunContext;
import io.pulsemill.engine.Trained;
import io.pulsemill.engine.Trainer;
import io.pulsemill.engine.TrainingRequest;
import io.pulsemill.timing.Phase;
import java.io.IOException;

/** Puts in place what the job that made the table came to. */
public final class FusedTrainer implements Trainer {
  private final FusedRun run;

  /** {@code run}: of the job that made the table; null if no job of this driver did. */
  public FusedTrainer(FusedRun run) {
    this.run = run;
  }

  @Override
  public Trained train(TrainingRequest request, RunContext context) throws IOException {
    if (run == null) {
      throw new GangLostException("the table was there before");
    }
    Trained trained = run.trained();
    new Outcome.Trained(trained.result(), trained.scored()).publish(request, context.conf());
    context.clock().lap(Phase.COMMIT);
    return trained;
  }
}

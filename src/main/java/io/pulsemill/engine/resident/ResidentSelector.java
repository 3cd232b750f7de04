package io.pulsemill.engine.resident;

import io.pulsemill.engine.RunContext;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.engine.select.Selected;
import io.pulsemill.engine.select.Selection;
import io.pulsemill.engine.select.Selector;
import io.pulsemill.table.RowChoice;
import io.pulsemill.timing.Phase;
import java.io.IOException;
import java.time.Duration;

/** The driver's side of a resident run whose task 0 selects. */
public final class ResidentSelector implements Selector {
  private final Integer tasks;
  private final Duration gangTimeout;

  /**
   * @param tasks number requested; null: as many as the queue can grant
   * @param gangTimeout how long to wait for all tasks to run
   */
  public ResidentSelector(Integer tasks, Duration gangTimeout) {
    this.tasks = tasks;
    this.gangTimeout = gangTimeout;
  }

  @Override
  public Selected select(Request request, RunContext context) throws IOException {
    // As much room as for rows kept twice: different penalties may prepare them differently.
    GangSize size = GangSize.of(context.conf(), request.table(), tasks, RowChoice.ALL);
    TrainingSettings settings =
        Selection.withSmallest(request.training(), request.settings())
            .of(request.table().columns());
    RunPlan plan =
        new RunPlan(
            size.members(),
            settings,
            gangTimeout,
            null,
            null,
            null,
            false,
            null,
            request.settings());
    Outcome outcome = ResidentTrainer.run(size, plan, request.table(), request.known(), context);
    Selected selected = outcome.selected();
    context.clock().lap(Phase.COMMIT);
    return selected;
  }
}

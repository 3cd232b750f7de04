package io.pulsemill.engine;

import io.pulsemill.output.OutputFile;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;

/**
 * What a trainer is to do.
 *
 * @param known statistics of the training rows, taken when the table was written; null costs a
 *     pass. In them each row counts once: if not all do here, they are dropped
 * @param model to be written
 * @param evaluated rows to evaluate if the trainer can do that on the way; null: none
 * @param evaluation to be written then; null if there is none
 */
public record TrainingRequest(
    FeatureTable table,
    TrainingSettings settings,
    TrainingStatistics known,
    OutputFile model,
    RowChoice evaluated,
    OutputFile evaluation) {

  /** Drops statistics that are of no use. */
  public TrainingRequest {
    known = settings.scope().weighted() ? null : known;
  }
}

package io.pulsemill.record;

import io.pulsemill.json.OrAbsent;
import io.pulsemill.optimize.Iteration;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.StopReason;
import java.util.List;

/**
 * A training on one engine.
 *
 * @param parallelism threads or tasks that shared the rows
 * @param optimizer that ran
 * @param rows of the table
 * @param trainingRows of them that train
 * @param pilotRows rows of the pilot, 0 if there was none
 * @param insteadOfResident why the resident engine gave way to this one; null if it did not
 * @param insteadOfFused why the tasks that made the table gave way to it; null if they did not
 * @param statisticsSeconds of the pass before the first
 * @param stop why it ended
 */
public record TrainingRun(
    String engine,
    int parallelism,
    OptimizerKind optimizer,
    long rows,
    long trainingRows,
    int features,
    int classes,
    int pilotRows,
    @OrAbsent String insteadOfResident,
    @OrAbsent String insteadOfFused,
    double statisticsSeconds,
    StopReason stop,
    List<PassEntry> passes,
    List<Iteration> iterations) {}

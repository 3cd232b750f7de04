package io.pulsemill.engine;

import io.pulsemill.optimize.Iteration;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.timing.PhaseTimes;
import java.util.List;

/**
 * A model and how it came about.
 *
 * @param model what is written to {@code model.json}
 * @param parts its seconds by phase, without what its jobs report themselves
 * @param statisticsSeconds time of the statistics pass
 * @param passes every evaluation of the objective, in order
 * @param iterations every accepted step, in order; number 0 is the start
 */
public record TrainingResult(
    TrainedModel model,
    PhaseTimes parts,
    double statisticsSeconds,
    List<PassRecord> passes,
    List<Iteration> iterations) {}

package io.pulsemill.engine;

import io.pulsemill.optimize.Iteration;
import io.pulsemill.softmax.TrainedModel;
import java.util.List;

/**
 * A model and how it came about.
 *
 * @param model what is written to {@code model.json}
 * @param statisticsSeconds time of the statistics pass, 0 if there was none
 * @param passes every evaluation of the objective, in order
 * @param iterations every accepted step, in order; number 0 is the start
 */
public record TrainingResult(
    TrainedModel model,
    double statisticsSeconds,
    List<PassRecord> passes,
    List<Iteration> iterations) {}

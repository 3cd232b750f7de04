package io.pulsemill.engine;

import io.pulsemill.softmax.TrainedModel;
import java.util.List;

/**
 * A model and how it came about.
 *
 * @param model what is written to {@code model.json}
 * @param statisticsSeconds time of the statistics pass
 * @param passes every evaluation of the objective, in order
 */
public record TrainingResult(
    TrainedModel model, double statisticsSeconds, List<PassRecord> passes) {}

package io.pulsemill.engine.select;

import io.pulsemill.selection.SelectionRecord;
import io.pulsemill.softmax.TrainedModel;

/**
 * What a selection came to.
 *
 * @param record what is written to {@code selection.json}
 * @param model of the penalty picked, on all training rows: the one that {@code train} makes
 */
public record Selected(SelectionRecord record, TrainedModel model) {}

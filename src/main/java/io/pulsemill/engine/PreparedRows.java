package io.pulsemill.engine;

import io.pulsemill.softmax.RowBlock;
import java.util.List;

/**
 * Rows of one fold, ready to be summed.
 *
 * @param fold from 0
 * @param blocks the same rows in each way in which they were prepared
 */
record PreparedRows(int fold, List<RowBlock> blocks) {}

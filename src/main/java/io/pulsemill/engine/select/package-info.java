/**
 * A selection: the fits of all penalties, to all training rows and without each fold, side by side.
 * Each is a training of its own in a thread of its own; when every one that goes on has asked for
 * sums, one pass answers all. Whoever sums, and which fits share a pass, changes no bit.
 *
 * <pre>
 *    Selection   statistics → LargestPenalty → penalties → preparations of the rows
 *                leads SharedPasses ◄─ ask ─ FullFit: Training, one per penalty
 *                      │             ◄─ ask ─ FoldProblem: from where its FullFit stands, one per fold
 *                      ▼
 *                  Engine.pass(PassRequest × fits)
 *    result      Selected: SelectionRecord, the model of the penalty picked
 * </pre>
 */
@NullMarked
package io.pulsemill.engine.select;

import org.jspecify.annotations.NullMarked;

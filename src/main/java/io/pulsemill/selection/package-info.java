/**
 * Which penalty: a path of them, each tried by cross-validation, and the rule that picks one. Plain
 * Java.
 *
 * <pre>
 *    PenaltyPath: a list, or steps down from the largest ──┐
 *    SelectionSettings: folds, path, l1 shares, rule ──────┤
 *                                                          ▼
 *    FoldFit × folds → Candidate: mean loss, its error → SelectionRule → SelectionRecord
 *                                                          → SelectionJson → selection.json
 * </pre>
 */
@NullMarked
package io.pulsemill.selection;

import org.jspecify.annotations.NullMarked;

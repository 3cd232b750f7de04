/**
 * Pulsemill for programs that explore: {@link io.pulsemill.api.Pulsemill} runs the verbs of the
 * command line and returns values, which never change and know how to show themselves.
 *
 * <pre>
 *   path ──features, table──► Table ──train, select──► Model, Selection
 *     │                         │ rows                     │
 *     │ series                  ▼                          │
 *     ▼                       Rows                         │ evaluate, compare, predict
 *   SeriesSample of TimeSeries                             ▼
 *                                         Evaluation, Comparison, Table
 *
 *   Pulsemill ── io.pulsemill.cli.Verbs   runs them; their results are in files
 *             ── TableReader              opens tables and reads rows
 *             ── Cluster                  whether there is one
 * </pre>
 */
@NullMarked
package io.pulsemill.api;

import org.jspecify.annotations.NullMarked;

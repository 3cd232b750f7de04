/**
 * The steps of a run, from observations to report, and the record that it leaves.
 *
 * <pre>
 *    observations → FeaturesStep → table → TrainStep → model.json → EvaluateStep → evaluation.json
 *    StageTable, StageJobs → RunRecord → Run → run.json → ReportStep → report.html
 * </pre>
 */
package io.pulsemill.pipeline;

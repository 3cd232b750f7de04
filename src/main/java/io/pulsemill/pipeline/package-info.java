/**
 * The steps of a run, from observations to report, and the record that it leaves. {@link
 * io.pulsemill.pipeline.Pipeline} takes them one after another.
 *
 * <pre>
 *    observations → FeaturesStep → table → TrainStep → model.json → EvaluateStep → evaluation.json
 *    observations or table, model.json → PredictStep → predictions
 *    StageTable, StageJobs → RunRecord → Run → run.json → ReportStep → report.html
 * </pre>
 */
package io.pulsemill.pipeline;

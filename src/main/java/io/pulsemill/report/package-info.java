/**
 * A run as one HTML page: sections of tables and pictures, made of the files the run left.
 *
 * <pre>
 *    run.json, evaluation.json, tradeoff.json → RecordSection, ConvergenceSection, TimeSection,
 *      EvaluationSection, TradeoffSection, BreakEvenSection → HtmlWriter, Picture → Report.html
 * </pre>
 */
@NullMarked
package io.pulsemill.report;

import org.jspecify.annotations.NullMarked;

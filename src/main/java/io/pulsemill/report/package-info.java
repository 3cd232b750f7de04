/**
 * Results as people read them: on a terminal, and as one HTML page made of the files a run left.
 *
 * <pre>
 *    EvaluationRecord, ComparisonRecord, Tradeoff → EvaluationTables, ComparisonTables,
 *      TradeoffTables → Table → terminal (EvaluationText, ComparisonText) or HtmlWriter
 *    Run, EvaluationRecord, … → RecordSection, ConvergenceSection, TimeSection,
 *      EvaluationSection, ComparisonSection, TradeoffSection, BreakEvenSection → HtmlWriter, Picture → Report.html
 *    SelectionRecord → SelectionTables, SelectionSection → the same
 * </pre>
 */
@NullMarked
package io.pulsemill.report;

import org.jspecify.annotations.NullMarked;

/**
 * Results as people read them: on a terminal, and as one HTML page made of the files a run left.
 *
 * <pre>
 *    EvaluationRecord, Tradeoff → EvaluationTables, TradeoffTables → Table → terminal or HtmlWriter
 *    Run, EvaluationRecord, Tradeoff → RecordSection, ConvergenceSection, TimeSection,
 *      EvaluationSection, TradeoffSection, BreakEvenSection → HtmlWriter, Picture → Report.html
 *    SelectionRecord → SelectionTables, SelectionSection → the same
 * </pre>
 */
@NullMarked
package io.pulsemill.report;

import org.jspecify.annotations.NullMarked;

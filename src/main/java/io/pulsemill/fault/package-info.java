/**
 * Faults outside of the program, in words: what a server, a disk or an account refused, and what
 * helps; servers that do not answer when a run begins, or while it runs.
 *
 * <pre>
 *    before a run    HdfsContact, YarnContact → FirstContact ─ notice, or end ─► the user
 *    within a run    log of Hadoop's clients → RetryNotices ─ notice ─► the user; else HadoopLogs: nothing
 *    at its end      exception or diagnostics → KnownFault → cause; remedy
 * </pre>
 */
@NullMarked
package io.pulsemill.fault;

import org.jspecify.annotations.NullMarked;

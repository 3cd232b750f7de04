/**
 * Faults outside of the program, in words: what a server, a disk or an account refused, and what
 * helps; servers that do not answer when a run begins, or while it runs.
 *
 * <pre>
 *    a run begins: HdfsContact, YarnContact ── FirstContact   called until they answer, a minute
 *    it runs:      RetryNotices, HadoopLogs                   what Hadoop's clients only log, in a line
 *    it fails:     KnownFault                                 cause → remedy
 * </pre>
 */
@NullMarked
package io.pulsemill.fault;

import org.jspecify.annotations.NullMarked;

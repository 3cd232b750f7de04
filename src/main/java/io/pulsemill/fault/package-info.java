/**
 * Faults outside of the program, in words: what a server, a disk or an account refused, and what
 * helps; servers that do not answer when a run begins, or while it runs.
 */
@NullMarked
package io.pulsemill.fault;

import org.jspecify.annotations.NullMarked;

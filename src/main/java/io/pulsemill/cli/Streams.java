package io.pulsemill.cli;

import java.io.PrintWriter;

/**
 * Where a verb writes.
 *
 * @param out results
 * @param err progress, warnings and errors
 * @param standard whether {@code err} is standard error, which may be a terminal
 */
record Streams(PrintWriter out, PrintWriter err, boolean standard) {}

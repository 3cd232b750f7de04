/**
 * What a run says of itself to Prometheus: a file for a text-file collector, or a Pushgateway.
 *
 * <pre>
 *   events → RunMetrics → Publisher → MetricsFile, Pushgateway
 * </pre>
 */
@NullMarked
package io.pulsemill.telemetry;

import org.jspecify.annotations.NullMarked;

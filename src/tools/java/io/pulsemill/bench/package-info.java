/**
 * What scripts/bench.sh runs beside the stages: the limit of this machine, micro-benchmarks, and
 * the report over all of it. No test reads a clock.
 */
package io.pulsemill.bench;

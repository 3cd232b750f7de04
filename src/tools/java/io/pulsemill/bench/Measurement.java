package io.pulsemill.bench;

/**
 * What one run of a stage took, or one part of a run.
 *
 * @param data the name of the data it read
 * @param stage for example {@code features}, or {@code duckdb/read_features}, a part of a process
 * @param repeat from 1
 * @param wall seconds
 * @param cpu seconds, user and system, child processes too
 * @param peakMegabytes largest resident memory, in 2^20 bytes; NaN where not known
 * @param load average of the minute before; NaN where not known
 */
record Measurement(
    String data,
    String stage,
    int repeat,
    double wall,
    double cpu,
    double peakMegabytes,
    double load) {

  /** A part of this run: same memory and load, its own seconds. */
  Measurement part(String name, double wallSeconds, double cpuSeconds) {
    return new Measurement(data, name, repeat, wallSeconds, cpuSeconds, peakMegabytes, load);
  }
}

package io.pulsemill.simulate;

import org.apache.hadoop.conf.Configuration;

/**
 * What is to be simulated; numbers are bounded where their options are declared.
 *
 * @param subjects number of subjects over all files
 * @param days daily readings per subject
 * @param files number of files, at most one per subject
 * @param seed of the generators
 */
public record SimulateSettings(long subjects, int days, int files, long seed) {
  /** Days from 2021-01-01 to 2261-12-31: the features stage reads dates up to that year. */
  public static final int MAX_DAYS = 88_023;

  private static final String SUBJECTS = "pulsemill.subjects";
  private static final String DAYS = "pulsemill.days";
  private static final String FILES = "pulsemill.files";
  private static final String SEED = "pulsemill.seed";

  /** Number of subjects in file {@code file}, counted from 1; the first files take the rest. */
  long subjectsOf(int file) {
    return subjects / files + (file <= subjects % files ? 1 : 0);
  }

  void write(Configuration conf) {
    conf.setLong(SUBJECTS, subjects);
    conf.setInt(DAYS, days);
    conf.setInt(FILES, files);
    conf.setLong(SEED, seed);
  }

  /** What {@link #write} wrote. */
  static SimulateSettings read(Configuration conf) {
    return new SimulateSettings(
        conf.getLong(SUBJECTS, 0),
        conf.getInt(DAYS, 0),
        conf.getInt(FILES, 0),
        conf.getLong(SEED, 0));
  }
}

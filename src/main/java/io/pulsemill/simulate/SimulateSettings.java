package io.pulsemill.simulate;

import org.apache.hadoop.conf.Configuration;

/**
 * What is to be simulated.
 *
 * @param subjects number of subjects over all files, 1 or more
 * @param days daily readings per subject, 1..{@value #MAX_DAYS}
 * @param files number of files, 1..subjects
 * @param seed of the generators
 */
public record SimulateSettings(long subjects, int days, int files, long seed) {
  /** Days from 2021-01-01 to 2261-12-31: the features stage reads dates up to that year. */
  public static final int MAX_DAYS = 88_023;

  private static final String SUBJECTS = "pulsemill.subjects";
  private static final String DAYS = "pulsemill.days";
  private static final String FILES = "pulsemill.files";
  private static final String SEED = "pulsemill.seed";

  /** Refuses what lies out of range. */
  public SimulateSettings {
    check("subjects", subjects, Long.MAX_VALUE);
    check("days", days, MAX_DAYS);
    check("files", files, Integer.MAX_VALUE);
    if (files > subjects) {
      throw new IllegalArgumentException(
          "files: expected at most one for each of the %d subjects but found %d"
              .formatted(subjects, files));
    }
  }

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

  private static void check(String name, long value, long max) {
    if (value < 1 || value > max) {
      String most = max < Integer.MAX_VALUE ? ", at most " + max + "," : "";
      throw new IllegalArgumentException(
          "%s: expected a whole number of 1 or more%s but found %d".formatted(name, most, value));
    }
  }
}

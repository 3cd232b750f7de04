package io.pulsemill.features;

/** Names of the job's counters; what is counted by reason has the reason's key as its name. */
final class FeaturesCounters {
  /** Groups of counters by reason. */
  static final String MALFORMED = "pulsemill.malformed";

  static final String CONTRADICTORY_SUBJECTS = "pulsemill.contradictory-subjects";
  static final String CONTRADICTORY_ROWS = "pulsemill.contradictory-rows";

  private FeaturesCounters() {}

  /** Counted over the whole job. */
  enum Records {
    /**
     * Readings that lines hold, headers, blank ones and comments aside, one of a malformed line:
     * used + duplicate + missing + of other sensors + malformed + of contradictory subjects.
     */
    READ,
    /** Readings that went into a row of the table. */
    USED,
    /** Readings that repeat another of the same subject, time and value. */
    DUPLICATE,
    /** Records without a reading: their value is a null marker. */
    MISSING,
    /** Records of sensors that are not wanted. */
    OTHER_SENSOR,
    /** Empty lines: not records. */
    BLANK,
    /** Lines that are comments: not records. */
    COMMENT,
    /** Times without a zone that the clocks of the time zone skip: taken later. */
    SKIPPED_TIMES,
    /** Times without a zone that the clocks of the time zone show twice: taken as the earlier. */
    DOUBLED_TIMES,
    /** Splits that could not be decompressed to their end. */
    UNREADABLE,
    /** Readings whose time is a whole number. */
    WHOLE_NUMBER_TIMES,
    /** Of them: whole numbers that are dates yyyymmdd of 1900 to 2100. */
    COMPACT_DATES,
    /** Of them: whole numbers that can be seconds since 1970, of 2001 to 2286. */
    EPOCH_SECONDS,
    /** Of them: whole numbers that can be milliseconds since 1970, of 2001 to 2286. */
    EPOCH_MILLIS,
    /** Readings whose time is a date. */
    DATE_TIMES,
    /** Rows of the table. */
    SUBJECTS,
    /** Records of the files with labels that are not malformed. */
    LABELS,
    /** Subjects that have a label but no readings. */
    UNUSED_LABELS
  }
}

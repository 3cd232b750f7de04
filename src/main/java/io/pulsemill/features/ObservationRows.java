package io.pulsemill.features;

import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationParser;
import java.io.Closeable;
import java.io.IOException;

/** The records of a split of a file that is not read line by line, one after the other. */
interface ObservationRows extends Closeable {
  /**
   * Moves to the next record.
   *
   * @return false after the last
   * @throws io.pulsemill.input.DamagedDataException if what follows cannot be read; {@link
   *     #position} is where then, and there is no next record
   */
  boolean next() throws IOException;

  /**
   * Reads the record; leaves those fields as they are that the file has no column for. After an
   * exception {@code into} holds nothing of use.
   *
   * @return how many sensors have a reading, or {@link ObservationParser#OTHER_SENSOR}; the values
   *     of the others are NaN
   */
  int read(Observation into) throws MalformedRecordException;

  /** How many readings the record last read has, missing ones too. */
  int readingsPerRecord();

  /** The record's position in its file. */
  RecordPosition position();

  /** Times so far that clocks of the time zone skip. */
  default long skippedTimes() {
    return 0;
  }

  /** Times so far that clocks of the time zone show twice. */
  default long doubledTimes() {
    return 0;
  }

  /** Empty lines so far: not records. */
  default long blankLines() {
    return 0;
  }

  /** Lines so far that are comments: not records. */
  default long comments() {
    return 0;
  }

  /** Share of the split that is read, 0..1. */
  float progress();
}

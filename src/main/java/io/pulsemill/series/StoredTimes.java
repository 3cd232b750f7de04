package io.pulsemill.series;

import java.nio.charset.StandardCharsets;

/**
 * Times of files that store them as numbers with a meaning: dates, moments, times of the clocks of
 * a place; whole numbers without one, and texts, are read as in text. Not for threads.
 */
public final class StoredTimes {
  private static final long SECONDS_A_DAY = 86_400;

  private final TimeParser texts;
  private final LocalTimes local;

  /** Whether a whole number stands for itself, as it does in text. */
  private final boolean numbers;

  /** Times of these formats and this zone, as far as they lack them. */
  public StoredTimes(TimeFormats formats) {
    texts = new TimeParser(formats);
    local = texts.local();
    numbers = formats.formats().get(0).equals(TimeFormat.AUTO.toString());
  }

  /** Reads a date, in days since 1970-01-01: its midnight. */
  public void date(int days, Observation into) throws MalformedRecordException {
    local(days * SECONDS_A_DAY, 0, into);
  }

  /** Reads a time of clocks: seconds since they showed 1970-01-01T00:00, nanoseconds of one. */
  public void local(long second, int nanos, Observation into) throws MalformedRecordException {
    if (!EpochNanos.holds(second, nanos)) {
      throw outside(second);
    }
    moment(second - local.offset(second), nanos, into);
  }

  /** Reads a moment: seconds since 1970-01-01T00:00Z and nanoseconds of one, below 10^9. */
  public void moment(long second, int nanos, Observation into) throws MalformedRecordException {
    if (!EpochNanos.holds(second, nanos)) {
      throw outside(second);
    }
    into.setTime(EpochNanos.of(second, nanos), TimeKind.DATE);
  }

  /** Reads a whole number without a meaning of its own, as {@code --time-format} says. */
  public void number(long number, Observation into) throws MalformedRecordException {
    if (numbers) {
      into.setTime(number, TimeKind.WHOLE_NUMBER);
    } else {
      text(Long.toString(number).getBytes(StandardCharsets.US_ASCII), into);
    }
  }

  /** Reads a time that is text. */
  public void text(byte[] text, Observation into) throws MalformedRecordException {
    text(text, 0, text.length, into);
  }

  /** Reads the time {@code text[from..from+length)}. */
  public void text(byte[] text, int from, int length, Observation into)
      throws MalformedRecordException {
    texts.parse(text, from, length);
    into.setTime(texts.time(), texts.kind());
  }

  /** Times so far that clocks of the zone skip. */
  public long skipped() {
    return local.skipped();
  }

  /** Times so far that clocks of the zone show twice. */
  public long doubled() {
    return local.doubled();
  }

  private static MalformedRecordException outside(long second) {
    return new MalformedRecordException(
        Malformed.TIME,
        "expected %s but found second %d from 1970 on".formatted(EpochNanos.RANGE, second));
  }
}

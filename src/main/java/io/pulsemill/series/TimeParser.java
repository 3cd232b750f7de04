package io.pulsemill.series;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Times as bytes, by the first of several formats that reads them. Reused from time to time; not
 * for several threads.
 */
public final class TimeParser implements TimeReader {
  private final LocalTimes local;
  private final List<TimeReader> readers;
  private TimeReader reader;

  /** A parser of times. */
  public TimeParser(TimeFormats formats) {
    local = new LocalTimes(formats.zone());
    readers = formats.formats().stream().map(this::reader).toList();
    reader = readers.get(0);
  }

  private TimeReader reader(String format) {
    Optional<TimeFormat> named = TimeFormat.find(format);
    return named.isPresent()
        ? new IsoTimeParser(named.get(), local)
        : TimePattern.of(format, local);
  }

  @Override
  public void parse(byte[] text, int from, int length) throws MalformedRecordException {
    if (readers.size() == 1) {
      reader.parse(text, from, length);
      return;
    }
    for (TimeReader next : readers) {
      try {
        next.parse(text, from, length);
        reader = next;
        return;
      } catch (MalformedRecordException e) {
        // Perhaps the next format reads it.
      }
    }
    throw TimeReader.malformed(forms(), text, from, length);
  }

  @Override
  public long time() {
    return reader.time();
  }

  @Override
  public TimeKind kind() {
    return reader.kind();
  }

  @Override
  public String forms() {
    return readers.stream().map(TimeReader::forms).collect(Collectors.joining(", or "));
  }

  /** What times are without a zone; counts for this parser. */
  LocalTimes local() {
    return local;
  }

  /**
   * Whether a date {@code yyyy-MM-dd} is just that, and its days are the same distance from UTC.
   */
  boolean plainDates() {
    return local.fixed() && readers.get(0) instanceof IsoTimeParser;
  }

  /** Whether the first of the formats has read the last time. */
  boolean byFirst() {
    return reader == readers.get(0);
  }

  /** Times so far that clocks of the zone skip. */
  public long skipped() {
    return local.skipped();
  }

  /** Times so far that clocks of the zone show twice. */
  public long doubled() {
    return local.doubled();
  }
}

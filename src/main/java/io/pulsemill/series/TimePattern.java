package io.pulsemill.series;

import io.pulsemill.InputException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Times of a pattern of {@link DateTimeFormatter}: names of months and days in English, letters of
 * either case, no day that its month lacks. Without a time of day it is midnight.
 */
final class TimePattern implements TimeReader {
  private static final ZonedDateTime EXAMPLE =
      ZonedDateTime.of(2021, 1, 31, 23, 59, 58, 0, ZoneOffset.UTC);

  private final String pattern;
  private final DateTimeFormatter formatter;
  private final LocalTimes local;
  private long time;

  private TimePattern(String pattern, DateTimeFormatter formatter, LocalTimes local) {
    this.pattern = pattern;
    this.formatter = formatter;
    this.local = local;
  }

  /**
   * A parser of times.
   *
   * @param local what times are without a zone
   * @throws InputException if {@code pattern} is none, or gives no date
   */
  static TimePattern of(String pattern, LocalTimes local) {
    try {
      DateTimeFormatter formatter =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(pattern)
              .parseDefaulting(ChronoField.ERA, 1) // a strict year yyyy is of an era
              .toFormatter(Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT);
      if (formatter.parse(EXAMPLE.format(formatter)).query(TemporalQueries.localDate()) != null) {
        return new TimePattern(pattern, formatter, local);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refused(pattern, ": " + e.getMessage());
    }
    throw refused(pattern, ", which gives no date");
  }

  private static InputException refused(String pattern, String why) {
    return new InputException(
        "--time-format: expected %s or a pattern of java.time such as 'dd.MM.yyyy HH:mm:ss' but found '%s'%s"
            .formatted(TimeFormat.names(), pattern, why));
  }

  @Override
  public String forms() {
    return "a time like '" + EXAMPLE.format(formatter) + "' (" + pattern + ")";
  }

  @Override
  public void parse(byte[] text, int from, int length) throws MalformedRecordException {
    try {
      TemporalAccessor parsed =
          formatter.parse(new String(text, from, length, StandardCharsets.ISO_8859_1));
      LocalDate date = parsed.query(TemporalQueries.localDate());
      LocalTime clock = parsed.query(TemporalQueries.localTime());
      LocalTime at = clock == null ? LocalTime.MIDNIGHT : clock;
      ZoneId zone = parsed.query(TemporalQueries.zone());
      long second = date.toEpochSecond(at, ZoneOffset.UTC);
      second -=
          zone == null
              ? local.offset(second)
              : zone.getRules().getOffset(date.atTime(at)).getTotalSeconds();
      int nanos = at.get(ChronoField.NANO_OF_SECOND);
      if (!EpochNanos.holds(second, nanos)) {
        throw TimeReader.outside(EpochNanos.RANGE, text, from, length);
      }
      time = EpochNanos.of(second, nanos);
    } catch (DateTimeException e) {
      throw TimeReader.malformed(forms(), text, from, length);
    }
  }

  @Override
  public long time() {
    return time;
  }

  @Override
  public TimeKind kind() {
    return TimeKind.DATE;
  }
}

package io.pulsemill.series;

import io.pulsemill.InputException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How times are written.
 *
 * @param formats names of {@link TimeFormat} or patterns of java.time, tried in this order
 * @param zone of times without one
 */
public record TimeFormats(List<String> formats, ZoneId zone) {
  /** ISO times, of UTC if they have no zone, and whole numbers. */
  public static final TimeFormats STANDARD = of(TimeFormat.AUTO);

  /**
   * Checks the formats.
   *
   * @throws InputException if one is neither a name nor a pattern
   */
  public TimeFormats {
    formats = List.copyOf(formats);
    if (formats.isEmpty()) {
      throw new InputException("--time-format: expected a format but found none");
    }
    LocalTimes local = new LocalTimes(zone);
    for (String format : formats) {
      if (TimeFormat.find(format).isEmpty()) {
        TimePattern.of(format, local);
      }
    }
  }

  /** One format, of UTC. */
  public static TimeFormats of(TimeFormat format) {
    return new TimeFormats(List.of(format.toString()), ZoneOffset.UTC);
  }

  /**
   * A zone by its name, {@code Europe/Berlin}, or offset.
   *
   * @throws InputException if there is none of that name
   */
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new InputException(
          "--time-zone: expected a zone such as Europe/Berlin, UTC or +01:00 but found '%s'"
              .formatted(name),
          e);
    }
  }
}

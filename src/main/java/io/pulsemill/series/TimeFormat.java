package io.pulsemill.series;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a time that is a number means. ISO dates and date-times are read with any of them. */
public enum TimeFormat {
  /** A number in an unspecified unit. */
  AUTO("an ISO date, an ISO date-time or a whole number"),
  /** A date, {@code yyyyMMdd}. */
  COMPACT_DATE("an ISO date, an ISO date-time or a date yyyymmdd"),
  /** Seconds since 1970-01-01T00:00Z. */
  EPOCH_SECONDS("an ISO date, an ISO date-time or seconds since 1970"),
  /** Milliseconds since 1970-01-01T00:00Z. */
  EPOCH_MILLIS("an ISO date, an ISO date-time or milliseconds since 1970");

  private final String forms;

  TimeFormat(String forms) {
    this.forms = forms;
  }

  /** The forms of a time, for a message. */
  String forms() {
    return forms;
  }

  /** The format of that name, as {@link #toString} gives it, or of its short form. */
  public static Optional<TimeFormat> find(String name) {
    String whole =
        switch (name) {
          case "epoch-s" -> "epoch-seconds";
          case "epoch-ms" -> "epoch-millis";
          default -> name;
        };
    return Arrays.stream(values()).filter(format -> format.toString().equals(whole)).findFirst();
  }

  /** All names, for a message. */
  static String names() {
    return Arrays.stream(values()).map(TimeFormat::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

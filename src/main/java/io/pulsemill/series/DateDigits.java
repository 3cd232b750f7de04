package io.pulsemill.series;

import java.time.LocalDate;
import java.time.Month;

/**
 * Dates {@code yyyy-MM-dd} of the year of a date that was read before, by a table of its months.
 * For zones that are the same distance from UTC all year.
 */
final class DateDigits {
  /** Bytes of such a date. */
  static final int LENGTH = 10;

  private static final int MONTHS = 12;
  private static final long NANOS_A_DAY = 86_400_000_000_000L;

  /** Whole years around such times are within the range of times. */
  private static final long SAFE_TIME = Long.MAX_VALUE / 2;

  /** Of the eight bytes {@code yyyy-MM-}, the lowest first, those that the year decides. */
  private static final long YEAR = 0xFF_00_00_FF_FF_FF_FF_FFL;

  /** Those bytes; no text has them before a year is known. */
  private long year = -1;

  /** The first of each month, in nanoseconds since 1970, and the number of its days, from 1 on. */
  private final long[] starts = new long[MONTHS + 1];

  private final int[] days = new int[MONTHS + 1];

  /** The bytes {@code yyyy-MM-} of the last date, the first of that month, its days. */
  private long month = -1;

  private long monthStart;
  private int monthDays;

  private long time;

  /** Takes over the year of a date that {@link IsoTimeParser} has read as {@code dateTime}. */
  void learn(byte[] text, int from, long dateTime) {
    if (Math.abs(dateTime) >= SAFE_TIME) {
      return;
    }
    int named = 100 * two(text, from) + two(text, from + 2);
    LocalDate date = LocalDate.of(named, two(text, from + 5), two(text, from + 8));
    long zone = dateTime - date.toEpochDay() * NANOS_A_DAY;
    long start = date.withDayOfYear(1).toEpochDay() * NANOS_A_DAY + zone;
    for (int month = 1; month <= MONTHS; month++) {
      starts[month] = start;
      days[month] = Month.of(month).length(date.isLeapYear());
      start += days[month] * NANOS_A_DAY;
    }
    year = KeptText.eight(text, from) & YEAR;
    monthDays = 0; // none of the month that was known
  }

  /**
   * Whether a date of that year stands at {@code from}, where {@link #LENGTH} bytes are; if so,
   * {@link #time} is that.
   */
  boolean read(byte[] text, int from) {
    long head = KeptText.eight(text, from);
    if (head != month && !isMonth(head, two(text, from + 5))) {
      return false;
    }
    int tens = text[from + 8] - '0';
    int ones = text[from + 9] - '0';
    int day = 10 * tens + ones;
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9 || day < 1 || day > monthDays) {
      return false;
    }
    time = monthStart + (day - 1) * NANOS_A_DAY;
    return true;
  }

  private boolean isMonth(long head, int named) {
    if ((head & YEAR) != year || named < 1 || named > MONTHS) {
      return false;
    }
    month = head;
    monthStart = starts[named];
    monthDays = days[named];
    return true;
  }

  /** In nanoseconds since 1970-01-01T00:00Z. */
  long time() {
    return time;
  }

  /** The number that two digits make; negative if they are none. */
  private static int two(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Integer.MIN_VALUE;
  }
}

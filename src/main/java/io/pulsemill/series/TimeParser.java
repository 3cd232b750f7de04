package io.pulsemill.series;

/**
 * Times as bytes: an ISO date {@code yyyy-MM-dd}; a date-time, date and {@code HH:mm[:ss[.f]]}
 * joined by {@code T} or one space, with or without a zone ({@code Z}, {@code ±hh:mm}, {@code
 * ±hhmm}, {@code ±hh}; up to 18 hours, as java.time has it), UTC if absent; or a whole number
 * {@code [+-]digits} that fits a long.
 *
 * <p>Dates become nanoseconds since 1970-01-01T00:00Z, which a long holds from 1677-09-21 to
 * 2262-04-11. Digits beyond the ninth of a fraction must be zeros. The hour 24 and the second 60
 * are refused.
 *
 * <p>Reused from time to time; not for several threads.
 */
public final class TimeParser {
  private static final long NANOS = 1_000_000_000L;
  private static final long FIRST_SECOND = Math.floorDiv(Long.MIN_VALUE, NANOS);
  private static final long FIRST_NANO = Math.floorMod(Long.MIN_VALUE, NANOS);
  private static final long LAST_SECOND = Math.floorDiv(Long.MAX_VALUE, NANOS);
  private static final long LAST_NANO = Math.floorMod(Long.MAX_VALUE, NANOS);

  private static final long MIN_TENTH = Long.MIN_VALUE / 10;
  private static final int MIN_LAST_DIGIT = 8;

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  /** From the day before 0000-03-01 to 1970-01-01. */
  private static final int DAYS_TO_1970 = 719_469;

  private static final int DATE_LENGTH = 10;
  private static final int COMPACT_DATE_LENGTH = 8;
  private static final long MIN_COMPACT_DATE = 1900_01_01;
  private static final long MAX_COMPACT_DATE = 2100_12_31;
  private static final int NANO_DIGITS = 9;
  private static final int ZONE_HOURS = 18;

  private final TimeFormat format;
  private byte[] text = {};
  private int from;
  private int end;
  private int at;
  private boolean valid;
  private int nanos;
  private long time;
  private TimeKind kind = TimeKind.DATE;

  /** A parser of times; {@code format}: the meaning of a whole number. */
  public TimeParser(TimeFormat format) {
    this.format = format;
  }

  /** Whether a number is a date {@code yyyyMMdd} of the years 1900 to 2100. */
  public static boolean isCompactDate(long number) {
    if (number < MIN_COMPACT_DATE || number > MAX_COMPACT_DATE) {
      return false;
    }
    int month = (int) (number / 100 % 100);
    int day = (int) (number % 100);
    return isDay((int) (number / 10_000), month, day);
  }

  /**
   * Reads {@code text[from..from+length)}.
   *
   * @throws MalformedRecordException {@link Malformed#TIME}
   */
  public void parse(byte[] text, int from, int length) throws MalformedRecordException {
    this.text = text;
    this.from = from;
    end = from + length;
    at = from;
    valid = true;
    if (length >= DATE_LENGTH && text[from + 4] == '-') {
      parseDate();
      kind = TimeKind.DATE;
    } else if (format == TimeFormat.AUTO) {
      parseWholeNumber();
      kind = TimeKind.WHOLE_NUMBER;
    } else {
      parseNumberAsDate();
      kind = TimeKind.DATE;
    }
  }

  /** Nanoseconds since 1970-01-01T00:00Z, or the whole number. */
  public long time() {
    return time;
  }

  /** What {@link #time} counts. */
  public TimeKind kind() {
    return kind;
  }

  private void parseWholeNumber() throws MalformedRecordException {
    boolean negative = peek() == '-';
    if (negative || peek() == '+') {
      at++;
    }
    int start = at;
    long negated = 0; // the negative side reaches one further
    boolean fits = true;
    while (isDigit(peek())) {
      int digit = text[at++] - '0';
      fits &= negated > MIN_TENTH || (negated == MIN_TENTH && digit <= MIN_LAST_DIGIT);
      negated = 10 * negated - digit;
    }
    if (at == start || at != end) {
      throw malformed(format.forms());
    }
    if (!fits || (!negative && negated == Long.MIN_VALUE)) {
      throw malformed("a whole number from -2^63 to 2^63-1");
    }
    time = negative ? negated : -negated;
  }

  private void parseNumberAsDate() throws MalformedRecordException {
    if (format == TimeFormat.COMPACT_DATE) {
      int year = number(4);
      int month = number(2);
      int day = number(2);
      nanos = 0;
      valid = valid && end - from == COMPACT_DATE_LENGTH && isDay(year, month, day);
      set(daysSince1970(year, month, day) * 86_400);
      return;
    }
    parseWholeNumber();
    long unit = format == TimeFormat.EPOCH_SECONDS ? 1 : 1000;
    nanos = (int) (Math.floorMod(time, unit) * (NANOS / unit));
    set(Math.floorDiv(time, unit));
  }

  private void parseDate() throws MalformedRecordException {
    int year = number(4);
    expect('-');
    int month = number(2);
    expect('-');
    int day = number(2);
    valid = valid && isDay(year, month, day);
    long seconds = daysSince1970(year, month, day) * 86_400;
    nanos = 0;
    if (at < end) {
      valid &= peek() == 'T' || peek() == ' ';
      at++;
      seconds += clock() - zone();
    }
    set(seconds);
  }

  /** Sets the time to a second since 1970 and {@link #nanos}, if all of it was valid. */
  private void set(long seconds) throws MalformedRecordException {
    if (!valid || at != end) {
      throw malformed(format.forms());
    }
    if (seconds < FIRST_SECOND
        || (seconds == FIRST_SECOND && nanos < FIRST_NANO)
        || seconds > LAST_SECOND
        || (seconds == LAST_SECOND && nanos > LAST_NANO)) {
      throw malformed(
          "a time from 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z");
    }
    // The product alone may wrap; the sum fits and comes out right.
    time = seconds * NANOS + nanos;
  }

  /** Reads HH:mm[:ss[.f]]: returns the second of the day, sets {@link #nanos}. */
  private int clock() {
    int hour = number(2);
    expect(':');
    int minute = number(2);
    int second = 0;
    if (peek() == ':') {
      at++;
      second = number(2);
      if (peek() == '.') {
        at++;
        nanos = fraction();
      }
    }
    valid &= hour < 24 && minute < 60 && second < 60;
    return 3600 * hour + 60 * minute + second;
  }

  private int fraction() {
    int start = at;
    int value = 0;
    while (isDigit(peek())) {
      int digit = text[at++] - '0';
      if (at - start <= NANO_DIGITS) {
        value = 10 * value + digit;
      } else {
        valid &= digit == 0;
      }
    }
    valid &= at > start;
    for (int digits = at - start; digits < NANO_DIGITS; digits++) {
      value *= 10;
    }
    return value;
  }

  /** Reads a zone if there is one: seconds east of UTC. */
  private int zone() {
    byte first = peek();
    if (first == 'Z') {
      at++;
    }
    if (first != '+' && first != '-') {
      return 0;
    }
    at++;
    int hours = number(2);
    int minutes = 0;
    if (at < end) {
      at += peek() == ':' ? 1 : 0;
      minutes = number(2);
    }
    valid &= minutes < 60 && 60 * hours + minutes <= 60 * ZONE_HOURS;
    int seconds = 3600 * hours + 60 * minutes;
    return first == '-' ? -seconds : seconds;
  }

  /** Reads exactly {@code digits} digits. */
  private int number(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      byte next = peek();
      valid &= isDigit(next);
      value = 10 * value + (next - '0');
      at++;
    }
    return value;
  }

  private void expect(char separator) {
    valid &= peek() == separator;
    at++;
  }

  /** The byte at hand; 0, which no time contains, at the end. */
  private byte peek() {
    return at < end ? text[at] : 0;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isDay(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  }

  private static int daysOf(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  /** Days of the proleptic Gregorian calendar, years counted from March as leap days end them. */
  private static long daysSince1970(int year, int month, int day) {
    long y = month > 2 ? year : year - 1L;
    long leapDays = Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400);
    int monthFromMarch = (month + 9) % 12;
    return 365 * y + leapDays + (153 * monthFromMarch + 2) / 5 + day - DAYS_TO_1970;
  }

  private MalformedRecordException malformed(String expected) {
    return new MalformedRecordException(
        Malformed.TIME,
        "expected "
            + expected
            + " but found "
            + MalformedRecordException.quoted(text, from, end - from));
  }
}

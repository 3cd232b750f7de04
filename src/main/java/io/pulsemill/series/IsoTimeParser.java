package io.pulsemill.series;

/**
 * Times as bytes: an ISO date {@code yyyy-MM-dd}; a date-time, date and {@code HH:mm[:ss[.f]]}
 * joined by {@code T} or one space, with or without a zone ({@code Z}, {@code ±hh:mm}, {@code
 * ±hhmm}, {@code ±hh}, perhaps after a space; up to 18 hours, as java.time has it); or a number, by
 * its {@link TimeFormat}: {@code [+-]digits} that fits a long.
 *
 * <p>Dates become nanoseconds since 1970-01-01T00:00Z, which a long holds from 1677-09-21 to
 * 2262-04-11. Digits beyond the ninth of a fraction must be zeros. The hour 24 and the second 60
 * are refused.
 *
 * <p>Reused from time to time; not for several threads.
 */
public final class IsoTimeParser implements TimeReader {
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
  private final LocalTimes local;
  private byte[] text = {};
  private int from;
  private int end;
  private int at;
  private boolean valid;
  private int nanos;
  private long time;
  private TimeKind kind = TimeKind.DATE;

  /** A parser of times; {@code format}: the meaning of a number; {@code local}: of no zone. */
  IsoTimeParser(TimeFormat format, LocalTimes local) {
    this.format = format;
    this.local = local;
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

  @Override
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

  @Override
  public long time() {
    return time;
  }

  @Override
  public TimeKind kind() {
    return kind;
  }

  @Override
  public String forms() {
    return format.forms();
  }

  private void parseWholeNumber() throws MalformedRecordException {
    wholeNumber();
    if (at != end) {
      throw TimeReader.malformed(format.forms(), text, from, end - from);
    }
  }

  /** Reads a whole number into {@link #time}. */
  private void wholeNumber() throws MalformedRecordException {
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
    if (at == start) {
      throw TimeReader.malformed(format.forms(), text, from, end - from);
    }
    if (!fits || (!negative && negated == Long.MIN_VALUE)) {
      throw outside("a whole number from -2^63 to 2^63-1");
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
      set(midnight(year, month, day));
      return;
    }
    parseEpoch(format == TimeFormat.EPOCH_SECONDS ? 1 : 1000);
  }

  /** Reads a number of which {@code unit} are a second, with up to nine digits of a second. */
  private void parseEpoch(int unit) throws MalformedRecordException {
    boolean negative = peek() == '-';
    wholeNumber();
    nanos = 0;
    int fraction = 0;
    if (isFractionMark(peek())) {
      at++;
      fraction = fraction();
      valid &= fraction % unit == 0;
    }
    long fractionNanos = (negative ? -fraction : fraction) / unit;
    long nanosInUnit = Math.floorMod(time, (long) unit) * (EpochNanos.A_SECOND / unit);
    long sum = nanosInUnit + fractionNanos;
    nanos = (int) Math.floorMod(sum, EpochNanos.A_SECOND);
    set(Math.floorDiv(time, (long) unit) + Math.floorDiv(sum, EpochNanos.A_SECOND));
  }

  private void parseDate() throws MalformedRecordException {
    int year = number(4);
    expect('-');
    int month = number(2);
    expect('-');
    int day = number(2);
    valid = valid && isDay(year, month, day);
    nanos = 0;
    if (at == end) {
      set(midnight(year, month, day));
      return;
    }
    valid &= peek() == 'T' || peek() == ' ';
    at++;
    long seconds = daysSince1970(year, month, day) * 86_400 + clock();
    set(seconds - offset(seconds));
  }

  /** Sets the time to a second since 1970 and {@link #nanos}, if all of it was valid. */
  private void set(long seconds) throws MalformedRecordException {
    if (!valid || at != end) {
      throw TimeReader.malformed(format.forms(), text, from, end - from);
    }
    if (!EpochNanos.holds(seconds, nanos)) {
      throw outside(EpochNanos.RANGE);
    }
    time = EpochNanos.of(seconds, nanos);
  }

  /** The second since 1970 at which a day begins. */
  private long midnight(int year, int month, int day) {
    long second = daysSince1970(year, month, day) * 86_400;
    return valid ? second - local.offset(second) : second;
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
      if (isFractionMark(peek())) {
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

  /** Reads a zone, perhaps after a space, if there is one: seconds east of UTC. */
  private int offset(long localSecond) {
    at += peek() == ' ' ? 1 : 0;
    byte first = peek();
    if (first == 'Z') {
      at++;
      return 0;
    }
    if (first != '+' && first != '-') {
      valid &= at == end && text[at - 1] != ' ';
      return valid ? local.offset(localSecond) : 0;
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

  /** ISO 8601 allows both. */
  private static boolean isFractionMark(byte b) {
    return b == '.' || b == ',';
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

  private MalformedRecordException outside(String range) {
    return TimeReader.outside(range, text, from, end - from);
  }
}

package io.pulsemill.archive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of a {@code .ts} file means, read with the plainest means there are: the oracle of
 * the parser. Times are dates or whole numbers.
 *
 * @param dimensions of each series
 * @param length of each dimension; −1: any
 * @param timed whether values have times
 * @param classes none: there are no classes
 */
record SlowTsReader(int dimensions, int length, boolean timed, List<String> classes) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern DATE_TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}");
  private static final Pattern PARENTHESES = Pattern.compile("\\([^)]*");
  private static final Pattern PAIR = Pattern.compile("[ \t\r]*\\(([^)]*),([^,)]*)\\)[ \t\r]*");
  private static final long DAY = 86_400_000_000_000L;

  /** Something wrong with a line. */
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String reason) {
      super(reason, null, false, false);
    }
  }

  /** The label and the dimensions; {@code -} for no series; or the key of what is wrong. */
  String read(String line) {
    String text = line;
    while (!text.isEmpty() && " \t\r".indexOf(text.charAt(0)) >= 0) {
      text = text.substring(1);
    }
    if (text.isEmpty() || text.startsWith("#") || text.startsWith("%")) {
      return "-";
    }
    try {
      List<String> parts = parts(text);
      String last = stripped(parts.get(parts.size() - 1));
      if (!classes.isEmpty() || (last.isEmpty() && parts.size() > 1)) {
        parts.remove(parts.size() - 1);
      }
      if (parts.size() != dimensions) {
        return "columns";
      }
      List<String> read = new ArrayList<>();
      for (String part : parts) {
        List<String> values = timed ? pairs(part, new ArrayList<>(read)) : numbers(part);
        if (length >= 0 && values.size() != length) {
          return "columns";
        }
        read.add(String.join(",", values));
      }
      String label = classes.isEmpty() ? null : last;
      if (label != null && !classes.contains(label)) {
        return label.isEmpty() ? "empty-label" : "unknown-label";
      }
      return label + "|" + String.join(":", read);
    } catch (Fault e) {
      return e.getMessage();
    }
  }

  /** Split at colons, but those within parentheses where values have times. */
  private List<String> parts(String text) {
    String masked =
        timed
            ? PARENTHESES
                .matcher(text)
                .replaceAll(inside -> Matcher.quoteReplacement(inside.group().replace(':', '\0')))
            : text;
    List<String> parts = new ArrayList<>();
    for (String part : masked.split(":", -1)) {
      parts.add(part.replace('\0', ':'));
    }
    return parts;
  }

  private static List<String> numbers(String part) {
    List<String> read = new ArrayList<>();
    for (String field : part.split(",", -1)) {
      read.add(Double.toString(number(field)));
    }
    return read;
  }

  private static String stripped(String text) {
    String left = text;
    while (!left.isEmpty() && " \t\r".indexOf(left.charAt(0)) >= 0) {
      left = left.substring(1);
    }
    while (!left.isEmpty() && " \t\r".indexOf(left.charAt(left.length() - 1)) >= 0) {
      left = left.substring(0, left.length() - 1);
    }
    return left;
  }

  private static double number(String field) {
    String text = stripped(field);
    if (text.equals("?") || text.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    if (!NUMBER.matcher(text).matches() || Double.isInfinite(Double.parseDouble(text))) {
      throw new Fault("number");
    }
    return Double.parseDouble(text);
  }

  /** {@code before}: the dimensions before, whose times are of one kind with these. */
  private static List<String> pairs(String part, List<String> before) {
    boolean dates = before.stream().anyMatch(dimension -> dimension.contains("d@"));
    boolean wholes = before.stream().anyMatch(dimension -> dimension.contains("w@"));
    List<String> read = new ArrayList<>();
    String rest = part;
    while (true) {
      Matcher pair = PAIR.matcher(rest);
      if (!pair.lookingAt()) {
        throw new Fault("time");
      }
      String time = time(stripped(pair.group(1)));
      dates |= time.startsWith("d");
      wholes |= time.startsWith("w");
      if (dates && wholes) {
        throw new Fault("time");
      }
      read.add(time + number(pair.group(2)));
      rest = rest.substring(pair.end());
      if (rest.isEmpty()) {
        return read;
      }
      if (!rest.startsWith(",")) {
        throw new Fault("time");
      }
      rest = rest.substring(1);
    }
  }

  private static String time(String text) {
    if (WHOLE.matcher(text).matches()) {
      return "w@" + Long.parseLong(text) + "=";
    }
    try {
      if (DATE.matcher(text).matches()) {
        return "d@" + Math.multiplyExact(LocalDate.parse(text).toEpochDay(), DAY) + "=";
      }
      if (DATE_TIME.matcher(text).matches()) {
        long second = LocalDateTime.parse(text.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
        return "d@" + Math.multiplyExact(second, 1_000_000_000L) + "=";
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new Fault("time");
    }
    throw new Fault(text.length() > 9 && text.charAt(4) == '-' ? "?" : "time");
  }
}

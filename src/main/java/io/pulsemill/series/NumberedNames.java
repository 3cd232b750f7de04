package io.pulsemill.series;

import io.pulsemill.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that differ in a number at their end, of which the first and the last are given. */
public final class NumberedNames {
  private static final Pattern RANGE = Pattern.compile("(?s)(.*?)(\\d{1,9})\\.\\.\\1(\\d{1,9})");
  private static final int MOST = 1 << 16;

  private NumberedNames() {}

  /**
   * The names, with {@code dim_0..dim_5} as what it stands for; numbers that begin with zeros keep
   * their length.
   *
   * @throws InputException if that goes backwards or is more than 65,536
   */
  public static List<String> expand(List<String> names) {
    List<String> all = new ArrayList<>();
    for (String name : names) {
      Matcher range = RANGE.matcher(name);
      if (range.matches()) {
        addAll(name, range.group(1), range.group(2), range.group(3), all);
      } else {
        all.add(name);
      }
    }
    return all;
  }

  private static void addAll(
      String name, String prefix, String first, String last, List<String> into) {
    int from = Integer.parseInt(first);
    int to = Integer.parseInt(last);
    if (to < from || to - from >= MOST) {
      throw new InputException(
          "expected a range of 1 to %d names but found '%s'".formatted(MOST, name));
    }
    int digits = first.startsWith("0") && first.length() == last.length() ? first.length() : 1;
    for (int i = from; i <= to; i++) {
      into.add(prefix + ("%0" + digits + "d").formatted(i));
    }
  }
}

package io.pulsemill.cli;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What each {@link Range} of a verb's options means: a line of help, and a check. */
final class OptionRanges {
  private OptionRanges() {}

  /** Ends the help of each option that has a range with it. */
  static void show(CommandSpec verb) {
    for (OptionSpec option : List.copyOf(verb.options())) {
      verb.remove(option);
      verb.addOption(described(option));
    }
  }

  private static OptionSpec described(OptionSpec option) {
    Range range = of(option);
    if (range == null) {
      return option;
    }
    Stream<String> lines =
        Stream.concat(Arrays.stream(option.description()), Stream.of("  Range: " + shown(range)));
    return OptionSpec.builder(option).description(lines.toArray(String[]::new)).build();
  }

  /**
   * Refuses a value outside its range; NaN is outside of all.
   *
   * @throws UsageException naming the option
   */
  static void check(CommandSpec verb) {
    for (OptionSpec option : verb.options()) {
      Range range = of(option);
      Object value = option.getValue();
      if (range != null && value != null) {
        Collection<?> values = value instanceof Collection<?> list ? list : List.of(value);
        values.forEach(each -> check(option.longestName(), range, ((Number) each).doubleValue()));
      }
    }
  }

  private static void check(String option, Range range, double value) {
    boolean over = range.above() ? value > range.min() : value >= range.min();
    if (!(over && value <= range.max())) {
      throw new UsageException(
          "%s: expected %s but found %s".formatted(option, shown(range), plain(value)));
    }
  }

  private static Range of(OptionSpec option) {
    return option.userObject() instanceof Field field ? field.getAnnotation(Range.class) : null;
  }

  private static String shown(Range range) {
    if (range.above()) {
      return "above %s, up to %s".formatted(plain(range.min()), plain(range.max()));
    }
    return range.max() == Double.POSITIVE_INFINITY
        ? plain(range.min()) + " or more"
        : plain(range.min()) + " to " + plain(range.max());
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.valueOf(value);
  }
}

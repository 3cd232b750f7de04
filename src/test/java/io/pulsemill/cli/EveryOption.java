package io.pulsemill.cli;

import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A value for each option of a verb, found by reflection, that is not its default. */
final class EveryOption {
  private EveryOption() {}

  /** The program, with defaults from {@code conf}. */
  static CommandLine program(Configuration conf) {
    PrintWriter nowhere = new PrintWriter(PrintWriter.nullWriter());
    return new PulsemillTool(
            Main.class,
            new String[0],
            new String[0],
            new Streams(nowhere, nowhere, false),
            lost -> {})
        .commandLine(conf);
  }

  static CommandSpec spec(String verb) {
    return program(new Configuration(false)).getSubcommands().get(verb).getCommandSpec();
  }

  /**
   * Long names with values, in order; true for a flag.
   *
   * @param chosen values that a run needs, where any would not do
   */
  static Map<String, String> of(CommandSpec verb, Map<String, String> chosen) {
    Map<String, String> values = new LinkedHashMap<>();
    for (OptionSpec option : verb.options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        String name = option.longestName();
        String value = chosen.containsKey(name) ? chosen.get(name) : value(option);
        if (sameText(value, option.defaultValue())) {
          throw new AssertionError(name + ": " + value + " is its default");
        }
        values.put(name, value);
      }
    }
    return values;
  }

  static List<String> arguments(String verb, Map<String, String> values) {
    List<String> arguments = new ArrayList<>(List.of(verb));
    values.forEach((name, value) -> arguments.add(flag(value) ? name : name + "=" + value));
    return arguments;
  }

  private static boolean flag(String value) {
    return value.equals("true");
  }

  private static String value(OptionSpec option) {
    Class<?> type = option.typeInfo().isMultiValue() ? element(option) : option.type();
    if (type == boolean.class) {
      return "true";
    }
    Stream<?> candidates =
        type.isEnum()
            ? Arrays.stream(type.getEnumConstants())
            : type == String.class ? Stream.of("given" + option.longestName()) : numbers(option);
    return candidates
        .map(String::valueOf)
        .filter(text -> !sameText(text, option.defaultValue()))
        .reduce((before, last) -> last)
        .orElseThrow(() -> new AssertionError(option + ": no value but its default"));
  }

  private static Class<?> element(OptionSpec option) {
    return option.typeInfo().getAuxiliaryTypes()[0];
  }

  private static Stream<?> numbers(OptionSpec option) {
    Range range = ((Field) option.userObject()).getAnnotation(Range.class);
    double least = range == null ? 0 : range.min();
    return option.type() == double.class
        ? Stream.of(least + 0.125, least + 0.25)
        : Stream.of((long) least, (long) least + 1);
  }

  /** Whether a value that was recorded, or reached a child, is the one given as {@code text}. */
  static boolean same(Object recorded, String text) {
    boolean plain = recorded instanceof Number || recorded instanceof Boolean;
    return plain ? sameText(String.valueOf(recorded), text) : sameText(listed(recorded), text);
  }

  private static String listed(Object recorded) {
    return recorded instanceof Collection<?> list
        ? String.join(",", list.stream().map(String::valueOf).toList())
        : String.valueOf(recorded).replaceFirst("^\\[(.*)]$", "$1").replace(", ", ",");
  }

  private static boolean sameText(String one, String other) {
    try {
      return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException | NullPointerException e) {
      return Objects.equals(one, other);
    }
  }
}

package io.pulsemill.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options by which another process gets the values that this one was given. */
final class ChildArguments {
  private ChildArguments() {}

  /**
   * {@code --name=value} for each option of a mixin that has a value.
   *
   * @param except long names of those to leave out
   */
  static List<String> of(Object mixin, Set<String> except) {
    List<String> arguments = new ArrayList<>();
    for (OptionSpec option : CommandSpec.forAnnotatedObject(mixin).options()) {
      Object value = option.getValue();
      if (value != null && !except.contains(option.longestName())) {
        arguments.add(option.longestName() + "=" + text(value));
      }
    }
    return arguments;
  }

  private static String text(Object value) {
    return value instanceof Collection<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(value);
  }
}

package io.pulsemill.cli;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a verb that decide what it makes. */
final class AskedSettings {
  /** Who does it, with what, and how it is shown: the result has the same bytes. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "check",
          "costs",
          "gang-timeout",
          "overwrite",
          "quiet",
          "resume",
          "take-over",
          "tasks",
          "threads",
          "verbose");

  private AskedSettings() {}

  /** What others are free to choose is what {@code tradeoff} measures. */
  private static boolean measures(CommandSpec spec, String name) {
    return spec.name().equals("tradeoff") && name.equals("threads");
  }

  /** Their values as text by their long names, of those that have one. */
  static Map<String, String> of(CommandSpec spec) {
    Map<String, String> settings = new TreeMap<>();
    for (OptionSpec option : spec.options()) {
      String name = option.longestName().substring(2);
      Object value = option.getValue();
      boolean decides =
          !option.usageHelp()
              && !option.versionHelp()
              && (!WITHOUT_EFFECT.contains(name) || measures(spec, name));
      if (decides && value != null) {
        settings.put(name, String.valueOf(value));
      }
    }
    return settings;
  }
}

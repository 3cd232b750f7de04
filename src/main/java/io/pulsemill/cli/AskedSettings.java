package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.table.InputPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a verb that decide what it makes. */
final class AskedSettings {
  /** Who does it, with what, and where and how it is shown: the result has the same bytes. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "check",
          "costs",
          "gang-timeout",
          "metrics-file",
          "output",
          "overwrite",
          "progress",
          "pushgateway",
          "quiet",
          "resume",
          "take-over",
          "tasks",
          "threads",
          "verbose");

  /** Those that are lists of paths to read. */
  private static final Set<String> PATHS = Set.of("input", "labels", "table");

  private AskedSettings() {}

  /** What others are free to choose is what {@code tradeoff} measures. */
  private static boolean measures(CommandSpec spec, String name) {
    return spec.name().equals("tradeoff") && name.equals("threads");
  }

  /**
   * Their values as text by their long names, of those that have one. Where the output is says the
   * folder of the run; what is read has its whole paths, however they were given.
   */
  static Map<String, String> of(Configuration conf, CommandSpec spec) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (OptionSpec option : spec.options()) {
      String name = option.longestName().substring(2);
      Object value = option.getValue();
      boolean decides =
          !option.usageHelp()
              && !option.versionHelp()
              && (!WITHOUT_EFFECT.contains(name) || measures(spec, name));
      if (decides && value != null) {
        String text = String.valueOf(value);
        settings.put(name, PATHS.contains(name) ? whole(conf, text) : text);
      }
    }
    return settings;
  }

  private static String whole(Configuration conf, String list) throws IOException {
    try {
      List<String> paths = new ArrayList<>();
      for (Path path : InputPaths.split(conf, list)) {
        paths.add(path.getFileSystem(conf).makeQualified(path).toString());
      }
      return String.join(",", paths);
    } catch (InputException | IllegalArgumentException e) { // the verb says what is wrong
      return list;
    }
  }
}

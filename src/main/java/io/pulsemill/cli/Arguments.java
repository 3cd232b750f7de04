package io.pulsemill.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The command line, split into Hadoop's generic options and ours. Hadoop's parser sees only its
 * own: it would take our {@code --files} for its {@code -files}.
 */
final class Arguments {
  private static final Set<String> WITH_VALUE =
      Set.of("-D", "-conf", "-fs", "-jt", "-files", "-libjars", "-archives", "-tokenCacheFile");

  private final List<String> generic = new ArrayList<>();
  private final List<String> own = new ArrayList<>();

  private Arguments() {}

  /**
   * Splits them.
   *
   * @throws UsageException if a generic option lacks its value: Hadoop would drop all of them
   */
  static Arguments split(String... args) {
    Arguments arguments = new Arguments();
    for (int i = 0; i < args.length; i++) {
      if (WITH_VALUE.contains(args[i])) {
        if (i + 1 == args.length) {
          throw new UsageException("%s: expected a value but found none".formatted(args[i]));
        }
        arguments.add(args[i], args[++i]);
      } else if (args[i].startsWith("-D")) {
        arguments.add("-D", args[i].substring(2));
      } else {
        arguments.own.add(args[i]);
      }
    }
    return arguments;
  }

  private void add(String option, String value) {
    if (option.equals("-D") && value.indexOf('=') < 1) {
      throw new UsageException("-D: expected key=value but found '%s'".formatted(value));
    }
    if (option.equals("-conf") && !Files.isReadable(local(value))) {
      throw new UsageException("-conf: file '%s' cannot be read".formatted(value));
    }
    generic.add(option);
    generic.add(value);
  }

  private static Path local(String file) {
    return Path.of(file.replaceFirst("^file:(//)?", ""));
  }

  String[] generic() {
    return generic.toArray(String[]::new);
  }

  String[] own() {
    return own.toArray(String[]::new);
  }
}

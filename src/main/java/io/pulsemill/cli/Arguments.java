package io.pulsemill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The command line, parted into Hadoop's generic options and ours. Hadoop's parser sees only its
 * own: it would take our {@code --files} for its {@code -files}.
 */
final class Arguments {
  private static final Set<String> WITH_VALUE =
      Set.of("-D", "-conf", "-fs", "-jt", "-files", "-libjars", "-archives", "-tokenCacheFile");

  private final List<String> generic = new ArrayList<>();
  private final List<String> own = new ArrayList<>();

  private Arguments() {}

  static Arguments split(String... args) {
    Arguments arguments = new Arguments();
    for (int i = 0; i < args.length; i++) {
      if (WITH_VALUE.contains(args[i])) {
        arguments.generic.add(args[i]);
        if (i + 1 < args.length) {
          arguments.generic.add(args[++i]);
        }
      } else if (args[i].startsWith("-D")) {
        arguments.generic.add("-D");
        arguments.generic.add(args[i].substring(2));
      } else {
        arguments.own.add(args[i]);
      }
    }
    return arguments;
  }

  String[] generic() {
    return generic.toArray(String[]::new);
  }

  String[] own() {
    return own.toArray(String[]::new);
  }
}

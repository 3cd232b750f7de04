package io.pulsemill;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/**
 * Circles of files: top-level classes, with all that is nested in them, that use each other, two by
 * two or in a ring. Asks {@code jdeps}: it also sees the use of a constant, of which the compiler
 * copies the value, so that ArchUnit does not see it.
 */
final class FileCircles {
  private static final Pattern EDGE =
      Pattern.compile(" +(io\\.pulsemill\\.[\\w.$]+) +-> (io\\.pulsemill\\.[\\w.$]+) .*");

  private FileCircles() {}

  /** The files in circles, or on a way from one circle to another, each with those it uses. */
  static Map<String, Set<String>> in(Path classes) {
    Map<String, Set<String>> uses = uses(classes);
    Set<String> all = new HashSet<>(uses.keySet());
    boolean smaller = true;
    while (smaller) { // who uses nobody left, or is used by nobody left, is in no circle
      Set<String> used = new HashSet<>();
      uses.values().forEach(used::addAll);
      uses.values().forEach(users -> users.retainAll(all));
      smaller = uses.entrySet().removeIf(e -> e.getValue().isEmpty() || !used.contains(e.getKey()));
      all.retainAll(uses.keySet());
    }
    return uses;
  }

  private static Map<String, Set<String>> uses(Path classes) {
    StringWriter text = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    PrintWriter out = new PrintWriter(text);
    int exit = jdeps.run(out, out, "-v", "--ignore-missing-deps", classes.toString());
    Map<String, Set<String>> uses = new TreeMap<>();
    text.toString()
        .lines()
        .map(EDGE::matcher)
        .filter(Matcher::matches)
        .filter(edge -> !file(edge.group(1)).equals(file(edge.group(2))))
        .forEach(
            edge ->
                uses.computeIfAbsent(file(edge.group(1)), file -> new TreeSet<>())
                    .add(file(edge.group(2))));
    if (exit != 0 || uses.isEmpty()) {
      throw new IllegalStateException("jdeps %s ended with %d: %s".formatted(classes, exit, text));
    }
    return uses;
  }

  private static String file(String type) {
    return type.replaceFirst("\\$.*", "");
  }
}

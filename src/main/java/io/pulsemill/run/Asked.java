package io.pulsemill.run;

import io.pulsemill.InputException;
import io.pulsemill.json.SealedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run was asked for: the file {@code asked.json}. The same question again goes on with the
 * run; any other is refused.
 *
 * @param run a name that no other run has; the run's jobs carry it as a YARN tag
 * @param verb that asked
 * @param version of the program
 * @param settings of what decides about a byte of the result: text by option
 * @param inputs all files that are read
 * @param overwrite whether an existing output may be replaced
 * @param placed whether unfinished runs before this one may have left results in place
 */
public record Asked(
    String run,
    String verb,
    String version,
    Map<String, String> settings,
    List<Input> inputs,
    boolean overwrite,
    boolean placed) {

  /** The settings, in the order of their names, stay as they are. */
  public Asked {
    settings = new LinkedHashMap<>(settings);
    inputs = List.copyOf(inputs);
  }

  /** A question of a run that is the first of its output. */
  public Asked(
      String run,
      String verb,
      String version,
      Map<String, String> settings,
      List<Input> inputs,
      boolean overwrite) {
    this(run, verb, version, settings, inputs, overwrite, false);
  }

  /**
   * A file that is read.
   *
   * @param modified epoch milliseconds
   */
  public record Input(String path, long length, long modified) {}

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws InputException if it is damaged or of a newer format
   */
  static Asked read(String json, String where) {
    return SealedJson.read(json, where, Asked.class);
  }

  String json() {
    return SealedJson.write(this);
  }

  /** What differs in another question, one line each; none if it is the same. */
  List<String> differences(Asked other) {
    List<String> differences = new ArrayList<>();
    differ(differences, "verb", verb, other.verb);
    differ(differences, "version", version, other.version);
    TreeSet<String> names = new TreeSet<>(settings.keySet());
    names.addAll(other.settings.keySet());
    for (String name : names) {
      differ(differences, "--" + name, settings.get(name), other.settings.get(name));
    }
    Map<String, Input> now = new LinkedHashMap<>();
    other.inputs.forEach(input -> now.put(input.path(), input));
    for (Input input : inputs) {
      Input same = now.remove(input.path());
      if (same == null) {
        differences.add("%s was an input and is not one now".formatted(input.path()));
      } else if (!same.equals(input)) {
        differences.add(
            "%s had %d bytes, modified %s, and has %d, modified %s"
                .formatted(
                    input.path(),
                    input.length(),
                    Instant.ofEpochMilli(input.modified()),
                    same.length(),
                    Instant.ofEpochMilli(same.modified())));
      }
    }
    now.keySet().forEach(path -> differences.add("%s is an input and was not one".formatted(path)));
    return differences;
  }

  private static void differ(
      List<String> differences, String what, @Nullable Object was, @Nullable Object is) {
    if (!Objects.equals(was, is)) {
      differences.add("%s was %s and is %s".formatted(what, shown(was), shown(is)));
    }
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "not given" : "'" + value + "'";
  }

  /** The same question, with results of earlier ones in place or not. */
  Asked placed(boolean placed) {
    return new Asked(run, verb, version, settings, inputs, overwrite, placed);
  }
}

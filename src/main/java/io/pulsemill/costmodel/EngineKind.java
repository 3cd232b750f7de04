package io.pulsemill.costmodel;

import io.pulsemill.InputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The engines as the cost model tells them apart: what a pass costs beside its work differs. */
public enum EngineKind {
  /** Threads of one JVM. */
  LOCAL("local"),
  /** A job a pass, its tasks in containers of their own. */
  JOBS("jobs"),
  /** A job a pass, all of it within its master. */
  JOBS_UBER("jobs-uber"),
  /** One job whose tasks stay. */
  RESIDENT("resident");

  private final String key;

  EngineKind(String key) {
    this.key = key;
  }

  /** Its name in {@code tradeoff.json} and in messages. */
  public String key() {
    return key;
  }

  /**
   * The engine of a name.
   *
   * @throws InputException listing the names there are
   */
  public static EngineKind of(String key) {
    for (EngineKind kind : values()) {
      if (kind.key.equals(key)) {
        return kind;
      }
    }
    throw new InputException(
        "expected an engine (%s) but found '%s'"
            .formatted(
                Arrays.stream(values()).map(EngineKind::key).collect(Collectors.joining(", ")),
                key));
  }

  /** A copy of {@code map}, unmodifiable, in the order of the engines. */
  static <V> Map<EngineKind, V> ordered(Map<EngineKind, V> map) {
    Map<EngineKind, V> ordered = new EnumMap<>(EngineKind.class);
    ordered.putAll(map);
    return Collections.unmodifiableMap(ordered);
  }

  @Override
  public String toString() {
    return key;
  }
}

package io.pulsemill.costmodel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.pulsemill.InputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The engines that the cost model distinguishes: they differ in the overhead of a pass. */
public enum EngineKind {
  /** Threads of one JVM. */
  LOCAL("local"),
  /** One job per pass, its tasks in their own containers. */
  JOBS("jobs"),
  /** One job per pass, run as an uber job. */
  JOBS_UBER("jobs-uber"),
  /** One job whose tasks stay for all passes. */
  RESIDENT("resident"),
  /** The features job itself, whose reduce tasks stay for all passes over the rows they wrote. */
  FUSED("fused");

  /** Those that train on a table that is there. */
  public static final List<EngineKind> ON_TABLES = List.of(LOCAL, JOBS, JOBS_UBER, RESIDENT);

  private final String key;

  EngineKind(String key) {
    this.key = key;
  }

  /** Its name in {@code tradeoff.json} and in messages. */
  @JsonValue
  public String key() {
    return key;
  }

  /** The engine that a user names: whether a job runs as an uber job is Hadoop's choice. */
  public EngineKind named() {
    return this == JOBS_UBER ? JOBS : this;
  }

  /**
   * The engine of a name.
   *
   * @throws InputException listing the names there are
   */
  @JsonCreator
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

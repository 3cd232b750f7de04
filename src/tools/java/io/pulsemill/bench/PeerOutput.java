package io.pulsemill.bench;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What other systems, run by {@code bench.sh --peers}, report about their own parts: JSON objects,
 * either {@code {"what": …, "wall_s": …, "cpu_s": …}} or {@code {"stages": {NAME: {"wall_s": …,
 * "cpu_s": …}}}}, perhaps between lines of other text.
 */
final class PeerOutput {
  /** Rates over no time are Infinity there. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final Set<String> PEERS =
      Set.of("peer-scan", "duckdb", "spark-tuned", "spark-fit");

  /** Of DuckDB, what corresponds to our stage: its process also scans once more, to compare. */
  private static final List<String> DUCKDB_FEATURES =
      List.of("start", "read_features", "write_csv");

  private PeerOutput() {}

  /** Seconds of one part. */
  record Seconds(double wall, double cpu) {}

  static boolean isPeer(String stage) {
    return PEERS.contains(stage);
  }

  /** The parts of a process; those named several times, in order. */
  static Map<String, List<Seconds>> parts(String peer, String output) throws IOException {
    Map<String, List<Seconds>> parts = new LinkedHashMap<>();
    try (MappingIterator<JsonNode> objects =
        JSON.readerFor(JsonNode.class).readValues(json(output))) {
      while (objects.hasNext()) {
        JsonNode object = objects.next();
        if (object.has("what")) {
          add(parts, object.get("what").asText(), object);
        }
        object.path("stages").fields().forEachRemaining(e -> add(parts, e.getKey(), e.getValue()));
      }
    }
    if (peer.equals("duckdb")) {
      double wall = 0;
      double cpu = 0;
      for (String name : DUCKDB_FEATURES) {
        for (Seconds one : parts.getOrDefault(name, List.of())) {
          wall += one.wall();
          cpu += one.cpu();
        }
      }
      parts.put("features", List.of(new Seconds(wall, cpu)));
    }
    return parts;
  }

  private static void add(Map<String, List<Seconds>> parts, String name, JsonNode seconds) {
    parts
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(new Seconds(seconds.path("wall_s").asDouble(), seconds.path("cpu_s").asDouble()));
  }

  /** The lines that belong to an object: one that opens and closes it, or from "{" to "}". */
  private static String json(String output) {
    List<String> kept = new ArrayList<>();
    boolean inside = false;
    for (String line : output.lines().toList()) {
      inside = inside || line.startsWith("{");
      if (inside) {
        kept.add(line);
      }
      inside = inside && !line.equals("}") && !(line.startsWith("{") && line.endsWith("}"));
    }
    return String.join("\n", kept);
  }
}

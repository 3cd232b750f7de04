package io.pulsemill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The medians of many runs of bench.sh, the oldest first: one JSON array. */
final class History {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private History() {}

  /**
   * Adds a run at the end of a file, which is made if it is not there.
   *
   * @param settings lines of a name, a tab and a value
   */
  static void add(Path file, Machine machine, List<String> settings, List<Median> medians)
      throws IOException {
    JsonNode known = Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createArrayNode();
    if (!(known instanceof ArrayNode all)) {
      throw new IOException("%s: expected an array of runs".formatted(file));
    }
    ObjectNode run = all.addObject();
    for (String line : settings) {
      String[] cells = line.split("\t", 2);
      if (List.of("started", "commit").contains(cells[0])) {
        run.put(cells[0], cells[1]);
      }
    }
    run.put("machine", machine.cores() + " × " + machine.cpu());
    ArrayNode stages = run.putArray("medians");
    for (Median median : medians) {
      if (!median.stage().contains("/")) { // parts of a process
        stages
            .addObject()
            .put("data", median.data().name())
            .put("stage", median.stage())
            .put("runs", median.runs())
            .put("wallSeconds", median.wall())
            .put("cpuSeconds", median.cpu())
            .put("peakMegabytes", median.peakMegabytes())
            .put("timesScanner", median.timesScanner());
      }
    }
    JSON.writeValue(file.toFile(), all);
  }
}

package io.pulsemill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** {@code bench.json}: the machine, the settings, each run and what follows from them. */
final class BenchJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final ObjectNode root = JSON.createObjectNode().put("format", 1);

  BenchJson machine(Machine machine) {
    root.putObject("machine")
        .put("cores", machine.cores())
        .put("cpu", machine.cpu())
        .put("memoryMegabytes", machine.memoryMegabytes())
        .put("java", machine.java())
        .put("system", machine.system());
    return this;
  }

  /** Lines of a name, a tab and a value. */
  BenchJson settings(Iterable<String> lines) {
    ObjectNode settings = root.putObject("settings");
    for (String line : lines) {
      String[] cells = line.split("\t", 2);
      settings.put(cells[0], cells[1]);
    }
    return this;
  }

  void data(DataSet data) {
    root.withArray("data")
        .addObject()
        .put("name", data.name())
        .put("folder", data.folder())
        .put("subjects", data.subjects())
        .put("rows", data.rows())
        .put("bytes", data.bytes());
  }

  void run(Measurement run) {
    ObjectNode node =
        root.withArray("runs")
            .addObject()
            .put("data", run.data())
            .put("stage", run.stage())
            .put("repeat", run.repeat())
            .put("wallSeconds", run.wall())
            .put("cpuSeconds", run.cpu());
    number(node, "peakMegabytes", run.peakMegabytes());
    number(node, "loadBefore", run.load());
  }

  void median(Median median) {
    ObjectNode node =
        root.withArray("medians")
            .addObject()
            .put("data", median.data().name())
            .put("stage", median.stage())
            .put("runs", median.runs())
            .put("wallSeconds", median.wall())
            .put("cpuSeconds", median.cpu());
    number(node, "peakMegabytes", median.peakMegabytes());
    number(node, "timesScanner", median.timesScanner());
    number(node, "cpuNanosPerRow", median.nanosPerRow());
  }

  void growth(Growth growth) {
    ObjectNode node =
        root.withArray("growth")
            .addObject()
            .put("stage", growth.stage())
            .put("fromSubjects", growth.from())
            .put("toSubjects", growth.to())
            .put("cpuSecondsPerSubject", growth.secondsPerSubject());
    number(node, "ratioToSlopeBefore", growth.ratio());
  }

  void comparison(Comparison comparison) {
    root.withArray("comparisons")
        .addObject()
        .put("data", comparison.data().name())
        .put("stage", comparison.stage())
        .put("peer", comparison.peer())
        .put("quantity", comparison.quantity())
        .put("ourSeconds", comparison.ours())
        .put("theirSeconds", comparison.theirs())
        .put("ratio", comparison.ratio());
  }

  void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), root);
  }

  /** What is not known is null. */
  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}

package io.pulsemill.pipeline;

import io.pulsemill.output.OutputFile;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.output.Overlap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What a pipeline leaves in its folder: the feature table and files of these names. */
final class RunFiles {
  static final String MODEL = "model.json";
  static final String EVALUATION = "evaluation.json";
  static final String RECORD = "run.json";
  static final String REPORT = "report.html";

  /** The folder of the table, then all files, in the order in which they are shown. */
  static final List<String> NAMES =
      List.of(
          "features",
          MODEL,
          model(EngineChoice.JOBS),
          model(EngineChoice.RESIDENT),
          EVALUATION,
          RECORD,
          REPORT);

  private final Map<String, OutputFile> files = new LinkedHashMap<>();
  private final Path table;

  /**
   * Checks the places before any work starts.
   *
   * @param input that the table may not overlap
   * @param others engines that each leave a model of their own
   * @throws io.pulsemill.InputException if one cannot be used
   */
  RunFiles(
      Configuration conf, Path folder, String input, List<EngineChoice> others, boolean overwrite)
      throws IOException {
    List<String> models = others.stream().map(RunFiles::model).toList();
    for (String name : NAMES.subList(1, NAMES.size())) {
      if (!name.startsWith("model-") || models.contains(name)) {
        files.put(name, OutputFile.prepare(conf, new Path(folder, name), overwrite));
      }
    }
    table = new Path(files.get(MODEL).place().getParent(), NAMES.get(0));
    Overlap.refuse(conf, table, input);
    OutputFolder.prepare(conf, table, overwrite).close();
  }

  /** The model of an engine that is compared with the first. */
  static String model(EngineChoice engine) {
    return "model-%s.json".formatted(engine);
  }

  Path table() {
    return table;
  }

  OutputFile get(String name) {
    return files.get(name);
  }

  /** Where the table and the files are, in order. */
  List<Path> places() {
    List<Path> places = new ArrayList<>(List.of(table));
    files.values().forEach(file -> places.add(file.place()));
    return places;
  }

  /** With --overwrite: results of an earlier run must not stay beside a new table. */
  void deleteResults(Configuration conf) throws IOException {
    for (String name : NAMES.subList(1, NAMES.size())) {
      table.getFileSystem(conf).delete(new Path(table.getParent(), name), false);
    }
  }
}

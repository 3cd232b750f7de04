package io.pulsemill.pipeline;

import io.pulsemill.output.OutputFile;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.output.Overlap;
import io.pulsemill.run.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What a pipeline leaves in its folder: one feature table or two, and files of these names. */
final class RunFiles {
  static final String MODEL = "model.json";
  static final String EVALUATION = "evaluation.json";
  static final String SELECTION = "selection.json";
  static final String RECORD = "run.json";
  static final String REPORT = "report.html";

  private static final String TABLE = "features";
  private static final String TEST_TABLE = "features-test";

  /** The folders of the tables, then all files, in the order in which they are shown. */
  static final List<String> NAMES =
      List.of(
          TABLE,
          TEST_TABLE,
          MODEL,
          model(EngineChoice.JOBS),
          model(EngineChoice.RESIDENT),
          model(EngineChoice.FUSED),
          EVALUATION,
          RECORD,
          REPORT);

  private final Map<String, OutputFile> files = new LinkedHashMap<>();
  private final Path table;
  private final Path testTable;
  private final RunFolder run;

  /**
   * Checks the places before any work starts.
   *
   * @param input that no table may overlap
   * @param testInput the same, of the table to test; null if there is none
   * @param others engines that each leave a model of their own
   * @param run whose results they are
   * @throws io.pulsemill.InputException if one cannot be used
   */
  RunFiles(
      Configuration conf,
      Path folder,
      String input,
      String testInput,
      List<EngineChoice> others,
      RunFolder run)
      throws IOException {
    List<String> models = others.stream().map(RunFiles::model).toList();
    for (String name : NAMES.subList(2, NAMES.size())) {
      if (!name.startsWith("model-") || models.contains(name)) {
        files.put(name, OutputFile.prepare(conf, new Path(folder, name), run));
      }
    }
    this.run = run;
    Path place = files.get(MODEL).place().getParent();
    table = new Path(place, TABLE);
    testTable = testInput == null ? null : new Path(place, TEST_TABLE);
    for (Path made : tables()) {
      Overlap.refuse(conf, made, input);
      if (testInput != null) {
        Overlap.refuse(conf, made, testInput);
      }
      OutputFolder.prepare(conf, made, run).close();
    }
  }

  /** The model of an engine that is compared with the first. */
  static String model(EngineChoice engine) {
    return "model-%s.json".formatted(engine);
  }

  Path table() {
    return table;
  }

  /** The table to test; null if there is none. */
  Path testTable() {
    return testTable;
  }

  OutputFile get(String name) {
    return files.get(name);
  }

  /** Where the tables and the files are, in order. */
  List<Path> places() {
    List<Path> places = new ArrayList<>(tables());
    files.values().forEach(file -> places.add(file.place()));
    return places;
  }

  /** With --overwrite: results of an earlier run must not stay beside a new table. */
  void deleteResults() throws IOException {
    for (String name : NAMES.subList(1, NAMES.size())) {
      OutputFolder.retire(run, new Path(table.getParent(), name));
    }
    run.files().files().delete(run.old(), true);
  }

  private List<Path> tables() {
    return testTable == null ? List.of(table) : List.of(table, testTable);
  }
}

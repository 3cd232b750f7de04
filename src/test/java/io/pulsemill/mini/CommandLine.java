package io.pulsemill.mini;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The words of the verbs the tests run; paths are local or on HDFS as the client's default is. */
final class CommandLine {
  private CommandLine() {}

  /**
   * @param engine that trains, local or jobs; the other stages run as jobs in any case
   */
  static Object[] pipeline(String engine, Object input, Object output, Object... more) {
    return words(
        List.of("pipeline", "--input", input, "--output", output, "--engine", engine), more);
  }

  static Object[] train(Object table, Object model, Object... more) {
    return words(
        List.of("train", "--engine", "jobs", "--table", table, "--output", model, "--quiet"), more);
  }

  static Object[] predict(Object table, Object model, Object output, Object... more) {
    return words(
        List.of(
            "predict",
            "--table",
            table,
            "--model",
            model,
            "--output",
            output,
            "--format",
            "csv",
            "--quiet"),
        more);
  }

  private static Object[] words(List<Object> words, Object... more) {
    List<Object> all = new ArrayList<>(words);
    Collections.addAll(all, more);
    return all.toArray();
  }
}

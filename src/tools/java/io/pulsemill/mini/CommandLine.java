package io.pulsemill.mini;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The words of the verbs the tests run; paths are local or on HDFS as the client's default is. */
public final class CommandLine {
  private CommandLine() {}

  /**
   * Observations to model and evaluation.
   *
   * @param engine that trains; the other stages run as jobs in any case
   */
  public static Object[] pipeline(String engine, Object input, Object output, Object... more) {
    return words(
        List.of("pipeline", "--input", input, "--output", output, "--engine", engine), more);
  }

  /** Table to model. */
  public static Object[] train(String engine, Object table, Object model, Object... more) {
    return words(List.of("train", "--engine", engine, "--table", table, "--output", model), more);
  }

  /** Table and model to predictions. */
  public static Object[] predict(Object table, Object model, Object output, Object... more) {
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

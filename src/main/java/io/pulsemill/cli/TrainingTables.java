package io.pulsemill.cli;

import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.pipeline.InputTable;
import io.pulsemill.statistics.TrainingSplit;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The table that a training reads, or two: one to train on and one to test. */
final class TrainingTables {
  @Option(
      names = "--table",
      paramLabel = "PATH",
      description = "Feature table: Parquet, or CSV with a header; file, folder or glob.")
  private String table;

  @Option(
      names = "--train-table",
      paramLabel = "PATH",
      description =
          "Instead of --table, with --test-table: a table whose rows all train, if the split is"
              + " given as two tables.")
  private String train;

  @Option(
      names = "--test-table",
      paramLabel = "PATH",
      description =
          "Table that evaluate will be given: no row of it trains; its columns, labels and subjects"
              + " are compared with those of --train-table.")
  private String test;

  @Mixin private NullOption nulls;

  /** Of --table and the other two; what the command line names takes precedence over a key. */
  void choose(ParseResult given) {
    boolean two = given.hasMatchedOption("--train-table") || given.hasMatchedOption("--test-table");
    if (two != given.hasMatchedOption("--table")) {
      table = two ? null : table;
      train = two ? train : null;
      test = two ? test : null;
    }
    if ((train == null) != (test == null)) {
      throw new UsageException(
          "Expected --train-table and --test-table but found only one of them");
    }
    if ((table == null) == (train == null)) {
      throw new UsageException("Expected either --table or --train-table and --test-table");
    }
    if (two() && training().path().equals(testing().path())) {
      throw new UsageException("--train-table and --test-table: expected two tables, found one");
    }
  }

  /**
   * The settings with the split that the tables give.
   *
   * @throws UsageException if there is another
   */
  TrainingSettings split(TrainingSettings settings, ParseResult given) {
    boolean byColumn = settings.split().column() != null;
    if (two() && byColumn) {
      throw new UsageException("Expected one split but found --split-column and --train-table");
    }
    FitOptions.refuseFraction(given, two() || byColumn);
    return two() ? settings.splitBy(TrainingSplit.byTables(settings.split().seed())) : settings;
  }

  /** Whether there are two. */
  boolean two() {
    return table == null;
  }

  /** As given. */
  String[] names() {
    return Stream.of(table, train, test).filter(name -> name != null).toArray(String[]::new);
  }

  /** The table to train on. */
  InputTable training() {
    return two() ? input("--train-table", train) : input("--table", table);
  }

  /** The table to test; null if there is only one. */
  InputTable testing() {
    return two() ? input("--test-table", test) : null;
  }

  private InputTable input(String option, String name) {
    Path path = Verb.path(option, name);
    return new InputTable(path, nulls.nulls());
  }
}

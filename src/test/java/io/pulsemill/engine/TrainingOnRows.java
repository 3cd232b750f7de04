package io.pulsemill.engine;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.startup.InProcessLocalFileSystem;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.TableColumns;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The product's training on rows given in memory: all of them train, threads of this JVM sum. */
final class TrainingOnRows {
  private static final TrainingSplit ALL = new TrainingSplit(12345, 1);
  private static final Configuration CONF = new Configuration();

  static {
    InProcessLocalFileSystem.use(CONF); // as the program does
    CONF.setClassLoader(TrainingOnRows.class.getClassLoader()); // other threads may train
  }

  private final java.nio.file.Path folder;
  private final OptimizerChoice optimizer;
  private final Stopping stopping;
  private final Penalty penalty;
  private final List<String> warnings = new ArrayList<>();

  /** Newton's method to the default tolerance; {@code folder} holds the tables. */
  TrainingOnRows(java.nio.file.Path folder, double l2) {
    this(folder, Penalty.ofSquares(l2));
  }

  /** The same with any penalty. */
  TrainingOnRows(java.nio.file.Path folder, Penalty penalty) {
    this(folder, penalty, OptimizerChoice.AUTO, new Stopping(1e-8, 100));
  }

  TrainingOnRows(
      java.nio.file.Path folder, Penalty penalty, OptimizerChoice optimizer, Stopping stopping) {
    this.folder = folder;
    this.penalty = penalty;
    this.optimizer = optimizer;
    this.stopping = stopping;
  }

  /** Of the last training. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Trains.
   *
   * @param x a row each, d features named f0, f1, …
   * @param labels one a row
   */
  TrainedModel train(double[][] x, List<String> labels) throws IOException {
    warnings.clear();
    List<String> features = IntStream.range(0, x[0].length).mapToObj(j -> "f" + j).toList();
    TableColumns columns = new TableColumns("subject", "label", features);
    java.nio.file.Path file = Files.createTempFile(folder, "rows", ".parquet");
    Files.delete(file); // the writer makes it
    Path path = new Path(file.toUri());
    try (FeatureTableWriter writer = new FeatureTableWriter(CONF, path, columns, 10_000)) {
      for (int r = 0; r < x.length; r++) {
        writer.write(new FeatureRow("s" + r, labels.get(r), x[r]));
      }
    }
    FeatureTable table = FeatureTable.open(CONF, path, columns);
    TrainingSettings settings = new TrainingSettings(columns, ALL, optimizer, stopping, penalty, 0);
    PhaseClock clock = new PhaseClock();
    try (LocalEngine engine = new LocalEngine(CONF, table, ALL, 1, clock)) {
      return new Training(table.columns(), settings, new Warnings()).run(engine, clock).model();
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    }
  }

  private final class Warnings implements Progress {
    @Override
    public void say(String line) {}

    @Override
    public void warn(String line) {
      warnings.add(line);
    }

    @Override
    public void ran(FinishedJob job) {}
  }
}

package io.pulsemill.pipeline;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.TableNames;
import java.io.IOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** The table to be tested on, held against the one to be trained on before the training. */
final class TestTable {
  private static final int NAMED = 3;

  private final String name;
  private final Progress progress;

  private TestTable(String name, Progress progress) {
    this.name = name;
    this.progress = progress;
  }

  /**
   * Finds now what an evaluation would find after the training; warns of subjects in both tables,
   * and of labels that only the table to be tested on has.
   *
   * @throws InputException if it lacks a column of the training, or no row of it has a label of the
   *     training
   */
  static void check(
      Configuration conf,
      FeatureTable training,
      InputTable test,
      WorkFolder work,
      Progress progress)
      throws IOException {
    FeatureTable table = test.open(conf, training.columns().withWeight(null), work, progress);
    double share = TableNames.share(Math.max(training.rows(), table.rows()));
    TableNames trained = TableNames.read(conf, training, share);
    TableNames tested = TableNames.read(conf, table, share);
    TestTable check = new TestTable(DisplayPath.shown(test.path()), progress);
    check.labels(trained, tested);
    check.subjects(trained, tested);
  }

  private void labels(TableNames trained, TableNames tested) {
    SortedMap<String, Long> unknown = new TreeMap<>(tested.labels());
    unknown.keySet().removeAll(trained.labels().keySet());
    if (unknown.size() == tested.labels().size()) {
      throw new InputException(
          "%s: expected labels of the table to train on, %s, but found %s"
              .formatted(
                  name,
                  shown(trained.labels().keySet()),
                  unknown.isEmpty() ? "none" : shown(unknown.keySet())));
    }
    if (!unknown.isEmpty()) {
      progress.warn(
          "%s: %d rows have a label that no row to train on has, %s; evaluate leaves them out"
              .formatted(
                  name,
                  unknown.values().stream().mapToLong(Long::longValue).sum(),
                  shown(unknown.keySet())));
    }
  }

  /** Numbers of rows are the same in any two tables, and say nothing. */
  private void subjects(TableNames trained, TableNames tested) {
    long both = trained.numbered() && tested.numbered() ? 0 : tested.in(trained);
    if (both > 0) {
      progress.warn(
          "%s: %d of %d subjects looked at are in the table to train on, too; an evaluation will be too good"
              .formatted(name, both, tested.count()));
    }
  }

  private static String shown(Set<String> labels) {
    String some = String.join(", ", labels.stream().limit(NAMED).map("'%s'"::formatted).toList());
    return labels.size() > NAMED ? "%s and %d more".formatted(some, labels.size() - NAMED) : some;
  }
}

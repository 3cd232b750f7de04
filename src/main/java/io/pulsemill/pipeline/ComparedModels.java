package io.pulsemill.pipeline;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Models that are to be held against each other: of the same classes, labels and subjects. */
public final class ComparedModels {
  private final List<String> names;
  private final List<TrainedModel> trained = new ArrayList<>();

  /**
   * Reads them.
   *
   * @param names as the user gave them, different
   * @param paths one per name
   * @throws InputException if one is no model, or two do not fit each other
   */
  public ComparedModels(Configuration conf, List<String> names, List<Path> paths, Progress progress)
      throws IOException {
    this.names = List.copyOf(names);
    for (Path path : paths) {
      trained.add(ModelFile.read(conf, path, progress));
    }
    requireSame("classes", model -> model.model().classes(), "");
    requireSame("label column", model -> model.training().labelColumn(), "");
    requireSame("subject column", InputTable::subject, "");
  }

  List<String> names() {
    return names;
  }

  List<TrainedModel> trained() {
    return trained;
  }

  TrainedModel first() {
    return trained.get(0);
  }

  /** The features of each. */
  List<List<String>> features() {
    return trained.stream().map(model -> model.model().features()).toList();
  }

  /** The columns that all of them need together. */
  TableColumns columns(String splitColumn) {
    Set<String> all = new LinkedHashSet<>();
    features().forEach(all::addAll);
    return new TableColumns(
        InputTable.subject(first()),
        first().training().labelColumn(),
        splitColumn,
        List.copyOf(all));
  }

  /**
   * Which rows trained; not asked of all rows.
   *
   * @throws InputException if they are not the same for all
   */
  TrainingSplit split(RowChoice rows) {
    if (rows != RowChoice.ALL) {
      requireSame(
          "split into training and test rows",
          model -> shown(model.training().rowsThatTrain()),
          "; name a column by --split-column, or give --rows all");
    }
    return first().training().rowsThatTrain();
  }

  /** The seed matters to a split by hash only. */
  private static String shown(TrainingSplit split) {
    return split.by() == TrainingSplit.By.HASH
        ? "%s of seed %d".formatted(split, split.seed())
        : split.toString();
  }

  private void requireSame(String what, Function<TrainedModel, Object> of, String remedy) {
    Object expected = of.apply(first());
    for (int m = 1; m < trained.size(); m++) {
      Object found = of.apply(trained.get(m));
      if (!Objects.equals(expected, found)) {
        throw new InputException(
            "%s: expected the %s of %s, %s, but found %s%s"
                .formatted(names.get(m), what, names.get(0), expected, found, remedy));
      }
    }
  }
}

package io.pulsemill.pipeline;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.TrainingPlan;
import io.pulsemill.job.Progress;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.table.CsvTable;
import io.pulsemill.table.FeatureRowWriteSupport;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The table a user names: Parquet as it is, CSV converted in the run's work folder.
 *
 * @param path of a file, folder or glob
 * @param nulls cells of CSV that mean that a value is missing, beside empty ones
 */
public record InputTable(Path path, List<String> nulls) {
  /** Of Parquet, or of CSV with no markers. */
  public InputTable(Path path) {
    this(path, List.of());
  }

  /** Opens it to read these columns. */
  public FeatureTable open(
      Configuration conf, TableColumns columns, WorkFolder work, Progress progress)
      throws IOException {
    FeatureTable table =
        FeatureTable.isParquet(conf, path)
            ? FeatureTable.open(conf, path, columns)
            : converted(conf, columns, work, progress);
    if (columns.features().isEmpty()) {
      FoundFeatures.say(table.features(), progress);
    }
    for (String column : table.shadowed()) {
      progress.warn(
          "'%s' is taken from the names of the folders, not from the files".formatted(column));
    }
    if (table.rows() == 0) {
      throw new InputException("Table %s has no rows".formatted(DisplayPath.shown(path)));
    }
    return table;
  }

  /** The subject's column a model was trained with; the default if it has none. */
  public static String subject(TrainedModel model) {
    return Objects.requireNonNullElse(
        model.training().subjectColumn(), FeatureRowWriteSupport.SUBJECT);
  }

  private FeatureTable converted(
      Configuration conf, TableColumns columns, WorkFolder work, Progress progress)
      throws IOException {
    progress.say("table: converting %s to Parquet".formatted(DisplayPath.shown(path)));
    CsvTable csv =
        CsvTable.toParquet(conf, path, columns, nulls, work.next("table"), TrainingPlan.ROW_GROUP);
    if (csv.numbered()) {
      progress.warn(
          "%s has no column '%s'; rows are numbered across the files in name order"
              .formatted(DisplayPath.shown(path), columns.subject()));
    }
    return FeatureTable.open(conf, csv.path(), csv.columns());
  }
}

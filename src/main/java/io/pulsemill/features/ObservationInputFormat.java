package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.table.FeatureTableOutputFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.util.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * CSV files of observations, plain, gzip or bzip2, each with a header and an order of columns of
 * its own. {@link #getSplits} inspects every file on the client, before the job starts; a file that
 * several patterns name is read once, empty files not at all.
 */
final class ObservationInputFormat extends FileInputFormat<RecordPosition, ObservationLines> {
  /** Key: the columns that both a file and its folders give; then the folders' counts. */
  static final String SHADOWED = "pulsemill.folder-columns-in-files";

  private static final Comparator<FileSplit> BY_PLACE =
      Comparator.comparing(FileSplit::getPath).thenComparing(FileSplit::getStart);

  private final boolean labels;

  /** That names the input, for messages. */
  private final String option;

  private @Nullable InputInspection inspection;

  /** The input, listed once. */
  private @Nullable List<FileStatus> files;

  /** Of observations; Hadoop makes one. */
  ObservationInputFormat() {
    this(false);
  }

  /** Of observations that an option names. */
  ObservationInputFormat(String option) {
    this(false, option);
  }

  /** {@code labels}: whether the records are labels, not observations. */
  ObservationInputFormat(boolean labels) {
    this(labels, labels ? "--labels" : "--input");
  }

  private ObservationInputFormat(boolean labels, String option) {
    this.labels = labels;
    this.option = option;
  }

  /**
   * The splits in the order of their paths, small files together, those of labels last. Sets in the
   * job's configuration how many tasks the input's size asks for, and whether the table has labels,
   * which only the headers show.
   *
   * @throws InputException if a file, or all of them, cannot be used
   */
  @Override
  public List<InputSplit> getSplits(JobContext context) throws IOException {
    TreeSet<FileSplit> found = new TreeSet<>(BY_PLACE);
    SortedMap<Path, Long> lengths = new TreeMap<>();
    for (InputSplit split : splitsOfAnyFile(context)) {
      FileSplit part = (FileSplit) split;
      found.add(part);
      lengths.merge(part.getPath(), part.getStart() + part.getLength(), Math::max);
    }
    Map<Path, InspectedFile> files = inspected(context, lengths);
    FeaturesSettings settings = FeaturesSettings.read(context.getConfiguration());
    FileColumns columns = new FileColumns(settings, labels, files);
    FeatureTableOutputFormat.setLabeled(
        context.getConfiguration(), columns.labeled() || settings.sources().labels() != null);
    DialectSettings.set(context.getConfiguration(), SHADOWED, columns.shadowed());

    List<ObservationSplit> parts = new ArrayList<>();
    for (FileSplit part : found) {
      if (columns.contain(part.getPath())) {
        parts.add(columns.split(part));
      }
    }
    List<InputSplit> splits = TaskSplit.pack(parts, TaskNumbers.share(context.getConfiguration()));
    if (settings.sources().labels() != null) {
      splits.addAll(new ObservationInputFormat(true).getSplits(InputList.labels(context)));
    }
    return splits;
  }

  /** Seen by the package. */
  @Override
  protected List<FileStatus> listStatus(JobContext context) throws IOException {
    if (files == null) {
      files = ObservationFiles.list(context, option);
    }
    return files;
  }

  @Override
  protected boolean isSplitable(JobContext context, Path file) {
    try {
      return inspection(context).splittable(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public RecordReader<RecordPosition, ObservationLines> createRecordReader(
      InputSplit split, TaskAttemptContext context) {
    return new TaskSplitReader();
  }

  private List<InputSplit> splitsOfAnyFile(JobContext context) throws IOException {
    long bytes = listStatus(context).stream().mapToLong(FileStatus::getLen).sum();
    TaskNumbers.set(context.getConfiguration(), bytes);
    return super.getSplits(context);
  }

  private InputInspection inspection(JobContext context) {
    if (inspection == null) {
      Configuration conf = context.getConfiguration();
      inspection = new InputInspection(conf, FeaturesSettings.read(conf));
    }
    return inspection;
  }

  private Map<Path, InspectedFile> inspected(JobContext context, SortedMap<Path, Long> lengths)
      throws IOException {
    inspection(context).requireOneFormat(lengths);
    Map<Path, InspectedFile> found = new TreeMap<>();
    for (Map.Entry<Path, Long> file : lengths.entrySet()) {
      inspection(context)
          .inspect(file.getKey(), file.getValue())
          .ifPresent(inspected -> found.put(file.getKey(), inspected));
    }
    if (found.isEmpty()) {
      throw new InputException(
          "%s %s: no %s; %s"
              .formatted(
                  labels ? "Labels" : "Input",
                  StringUtils.unEscapeString(context.getConfiguration().get(INPUT_DIR)),
                  labels ? "labels" : "observations",
                  lengths.isEmpty() ? "it has no files" : "all its files are empty"));
    }
    SeriesSubjects.check(found);
    return found;
  }
}

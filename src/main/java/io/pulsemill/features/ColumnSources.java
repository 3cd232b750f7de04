package io.pulsemill.features;

import io.pulsemill.series.NameList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Where else than in each record observations have their columns.
 *
 * @param folders columns that folders {@code NAME=VALUE} give: these, none if there are none here,
 *     or, if empty, those that are found
 * @param labels files with the label of each subject, as the user named them; null if there are
 *     none
 * @param labelOnce whether a subject's label need not be in each of its records
 */
public record ColumnSources(
    Optional<List<String>> folders, @Nullable String labels, boolean labelOnce) {
  /** Folders are found, and every record has its label. */
  public static final ColumnSources STANDARD = new ColumnSources(Optional.empty(), null, false);

  private static final String AUTO = "auto";
  private static final String NONE = "none";

  private static final String FOLDERS = "pulsemill.partition-columns";
  private static final String LABELS = "pulsemill.labels";
  private static final String LABEL_ONCE = "pulsemill.label-once";

  /** Keeps a copy. */
  public ColumnSources {
    folders = folders.map(List::copyOf);
  }

  /** The labels, if there are some, as the user named them. */
  public List<String> labelPaths() {
    return labels == null ? List.of() : List.of(labels);
  }

  /** Whether a subject may have readings without a label. */
  boolean labelApart() {
    return labels != null || labelOnce;
  }

  /** Whether the records of observations have labels. */
  boolean labelInRecords() {
    return labels == null || labelOnce;
  }

  /** Those of the files with labels. */
  ColumnSources ofLabels() {
    return new ColumnSources(folders.filter(List::isEmpty), null, false);
  }

  /** What a user asked for: names, {@code auto} or {@code none}. */
  public static Optional<List<String>> folders(List<String> words) {
    return words.equals(List.of(AUTO))
        ? Optional.empty()
        : Optional.of(words.equals(List.of(NONE)) ? List.of() : words);
  }

  void write(Configuration conf) {
    conf.set(
        FOLDERS, folders.map(names -> names.isEmpty() ? NONE : NameList.join(names)).orElse(AUTO));
    if (labels == null) {
      conf.unset(LABELS);
    } else {
      conf.set(LABELS, labels);
    }
    conf.setBoolean(LABEL_ONCE, labelOnce);
  }

  /** What {@link #write} wrote. */
  static ColumnSources read(Configuration conf) {
    return new ColumnSources(
        folders(DialectSettings.get(conf, FOLDERS)),
        conf.getRaw(LABELS),
        conf.getBoolean(LABEL_ONCE, false));
  }
}

package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.input.FolderColumns;
import io.pulsemill.input.Partition;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NameList;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationColumns;
import io.pulsemill.series.TimeParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;

/** Where each file of an input has the columns of observations: in its records or its folders. */
final class FileColumns {
  private final FeaturesSettings settings;
  private final ColumnNames names;
  private final boolean labels;
  private final boolean labeled;
  private final Map<Path, InspectedFile> files;
  private final Map<Path, Partition> partitions;
  private final Map<Path, ObservationColumns> columns = new HashMap<>();

  /**
   * Looks at all files.
   *
   * @param labels whether their records are labels, not observations
   * @throws InputException naming a file, or two that do not go together, and what to do
   */
  FileColumns(FeaturesSettings settings, boolean labels, Map<Path, InspectedFile> files) {
    this.labels = labels;
    this.settings = settings;
    names = settings.columns();
    partitions = new FolderColumns(settings.sources().folders(), wanted()).of(files.keySet());
    this.files = new TreeMap<>(files);
    this.files.keySet().removeIf(file -> !labels && names.ofOtherSensor(partitions.get(file)));
    if (this.files.isEmpty()) {
      throw new InputException(
          "Input: expected folders of the sensors %s but found others; see --sensors"
              .formatted(NameList.join(names.sensors())));
    }
    labeled =
        settings.sources().labelInRecords()
            && this.files.keySet().stream()
                .allMatch(file -> names.labeled(header(file), folders(file)));
    this.files.keySet().forEach(this::find);
  }

  /** Whether the label of each observation is known. */
  boolean labeled() {
    return labeled;
  }

  /** Columns that folders give though files have them too. */
  List<String> shadowed() {
    Set<String> shadowed = new TreeSet<>();
    for (Path file : files.keySet()) {
      folders(file).stream()
          .filter(name -> wanted().contains(name) && header(file).contains(name))
          .forEach(shadowed::add);
    }
    return List.copyOf(shadowed);
  }

  /** Whether a file is read. */
  boolean contain(Path file) {
    return columns.containsKey(file);
  }

  /** A split with the columns of its file. */
  ObservationSplit split(FileSplit part) throws IOException {
    Path file = part.getPath();
    ObservationSplit split =
        new ObservationSplit(
            file,
            files.get(file).format(),
            part.getStart(),
            part.getLength(),
            part.getLocations(),
            columns.get(file),
            partitions.get(file).only(wanted()));
    return labels ? split.ofLabels() : split;
  }

  private void find(Path file) {
    try {
      ObservationColumns found = find(header(file), partitions.get(file));
      columns.put(file, found);
      new FolderValues(partitions.get(file), settings.dialect(), new TimeParser(settings.times()))
          .set(names, found, new Observation(names.sensors().size()));
    } catch (InputException | MalformedRecordException e) {
      throw new InputException("%s: %s".formatted(file, Escape.controls(e.getMessage())), e);
    }
  }

  private ObservationColumns find(List<String> header, Partition folders) {
    if (labels) {
      return names.ofLabels(header, folders.names());
    }
    ObservationColumns found = names.in(header, folders, labeled);
    return settings.sources().labelOnce() ? found.withLabelOnce() : found;
  }

  private List<String> wanted() {
    return labels ? List.of(names.subject(), String.valueOf(names.label())) : names.all();
  }

  private List<String> header(Path file) {
    return files.get(file).header();
  }

  private List<String> folders(Path file) {
    return partitions.get(file).names();
  }
}

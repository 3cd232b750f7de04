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
import java.util.Objects;
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
  private final Map<Path, Place> places = new TreeMap<>();
  private final Map<Path, ObservationColumns> columns = new HashMap<>();

  /** What gives the columns of a file. */
  private record Place(InspectedFile file, Partition folders) {
    List<String> header() {
      return file.header();
    }
  }

  /**
   * Looks at all files.
   *
   * @param labels whether their records are labels, not observations
   * @throws InputException naming a file, or two that do not go together, and what to do
   */
  FileColumns(FeaturesSettings settings, boolean labels, Map<Path, InspectedFile> files) {
    this.settings = settings;
    this.labels = labels;
    names = settings.columns();
    Map<Path, Partition> folders =
        new FolderColumns(settings.sources().folders(), wanted()).of(files.keySet());
    files.forEach(
        (path, file) -> {
          Partition partition = folders.getOrDefault(path, Partition.NONE);
          if (labels || !names.ofOtherSensor(partition)) {
            places.put(path, new Place(file, partition));
          }
        });
    if (places.isEmpty()) {
      throw new InputException(
          "Input: expected folders of the sensors %s but found others; see --sensors"
              .formatted(NameList.join(names.sensors())));
    }
    labeled =
        settings.sources().labelInRecords()
            && places.values().stream()
                .allMatch(place -> names.labeled(place.header(), place.folders.names()));
    places.forEach((path, place) -> columns.put(path, find(path, place)));
  }

  /** Whether the label of each observation is known. */
  boolean labeled() {
    return labeled;
  }

  /** Columns that folders give though files have them too. */
  List<String> shadowed() {
    Set<String> shadowed = new TreeSet<>();
    for (Place place : places.values()) {
      place.folders.names().stream()
          .filter(name -> wanted().contains(name) && place.header().contains(name))
          .forEach(shadowed::add);
    }
    return List.copyOf(shadowed);
  }

  /** Whether a file is read. */
  boolean contain(Path file) {
    return columns.containsKey(file);
  }

  /** A split with the columns of its file, which is read. */
  ObservationSplit split(FileSplit part) throws IOException {
    Place place = Objects.requireNonNull(places.get(part.getPath()));
    ObservationSplit split =
        new ObservationSplit(
            part.getPath(),
            place.file.format(),
            part.getStart(),
            part.getLength(),
            part.getLocations(),
            Objects.requireNonNull(columns.get(part.getPath())),
            place.folders.only(wanted()));
    return labels ? split.ofLabels() : split;
  }

  private ObservationColumns find(Path file, Place place) {
    try {
      ObservationColumns found = find(place);
      new FolderValues(place.folders, settings.dialect(), new TimeParser(settings.times()))
          .set(names, found, new Observation(names.sensors().size()));
      return found;
    } catch (InputException | MalformedRecordException e) {
      throw new InputException(
          "%s: %s".formatted(file, Escape.controls(String.valueOf(e.getMessage()))), e);
    }
  }

  private ObservationColumns find(Place place) {
    if (labels) {
      return names.ofLabels(place.header(), place.folders.names());
    }
    ObservationColumns found = names.in(place.header(), place.folders, labeled);
    return settings.sources().labelOnce() ? found.withLabelOnce() : found;
  }

  private List<String> wanted() {
    return labels ? List.of(names.subject(), String.valueOf(names.label())) : names.all();
  }
}

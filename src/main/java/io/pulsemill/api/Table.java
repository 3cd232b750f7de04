package io.pulsemill.api;

import io.pulsemill.report.Part;
import io.pulsemill.report.Parts;
import io.pulsemill.report.Shown;
import io.pulsemill.table.FeatureTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A feature table: a row of numbers for each subject, and its label. It is the files: what changes
 * them changes what a verb reads.
 */
public final class Table implements Shown {
  private static final int MOST_SHOWN = 30;

  private final String path;
  private final Map<String, ?> reading;
  private final FeatureTable opened;

  /**
   * @param path as the verbs take it
   * @param reading options of the verbs by which they read it
   * @param opened the same, perhaps converted
   */
  Table(String path, Map<String, ?> reading, FeatureTable opened) {
    this.path = path;
    this.reading = Map.copyOf(reading);
    this.opened = opened;
  }

  /** Where it is. */
  public String path() {
    return path;
  }

  /** Subjects. */
  public long rows() {
    return opened.rows();
  }

  /** Names of the numbers of a row, in order. */
  public List<String> features() {
    return opened.features();
  }

  /** Options by which a verb that trains reads it. */
  Map<String, Object> training() {
    Map<String, Object> options = new LinkedHashMap<>(reading);
    options.put("table", path);
    return options;
  }

  /** Options by which a verb that has a model reads it, after others. */
  Map<String, Object> scoring(Map<String, ?> others) {
    Map<String, Object> options = new LinkedHashMap<>(others); // the model names its columns
    options.put("table", path);
    Object nulls = reading.get("null");
    if (nulls != null) {
      options.put("null", nulls);
    }
    return options;
  }

  FeatureTable opened() {
    return opened;
  }

  /** The end of its path, as many characters as fit a line beside the others. */
  private String name() {
    return path.length() <= MOST_SHOWN ? path : "…" + path.substring(path.length() - MOST_SHOWN);
  }

  private Part part() {
    return Parts.of(
        new io.pulsemill.report.Table(
            List.of("table", "rows", "features"),
            List.of(List.of(name(), Long.toString(rows()), String.join(", ", features())))));
  }

  @Override
  public String html() {
    return part().html();
  }

  @Override
  public String toString() {
    return part().toString();
  }
}

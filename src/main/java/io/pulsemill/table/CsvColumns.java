package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.series.CsvHeader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The positions of a table's columns in the header of a CSV file. */
final class CsvColumns {
  private static final int FROM_FOLDER = -2;

  private final List<String> header;
  private final FolderCells folders;
  private final TableColumns names;
  private final int subject;
  private final int label;
  private final int split;
  private final int weight;
  private final int[] features;

  private CsvColumns(List<String> header, FolderCells folders, TableColumns names, String where) {
    this.header = header;
    this.folders = folders;
    this.names = names;
    subject = folders.has(names.subject()) ? FROM_FOLDER : header.indexOf(names.subject());
    label = names.label() == null ? -1 : position(names.label(), "label", where);
    split = names.split() == null ? -1 : position(names.split(), "split", where);
    weight = names.weight() == null ? -1 : position(names.weight(), "weight", where);
    features =
        names.features().stream().mapToInt(name -> position(name, "feature", where)).toArray();
  }

  /**
   * Finds the columns, but for those that folders give; without names for the features they are all
   * but subject, label, split and weight.
   *
   * @throws InputException if a column other than the subject is missing, or the header names a
   *     column twice or not at all
   */
  static CsvColumns of(
      List<String> header, FolderCells folders, TableColumns wanted, String where) {
    checkNames(header, where);
    if (!wanted.features().isEmpty()) {
      return new CsvColumns(header, folders, wanted, where);
    }
    List<String> features = new ArrayList<>(header);
    features.removeAll(wanted.others());
    if (features.isEmpty()) {
      throw new InputException(
          "%s: expected a feature column beside subject and label but found the columns %s"
              .formatted(where, header));
    }
    return new CsvColumns(header, folders, wanted.withFeatures(features), where);
  }

  /** The names on the line that is current in {@code lines}. */
  static List<String> header(CsvLines lines) {
    try {
      return CsvHeader.names(lines.bytes(), 0, lines.length());
    } catch (InputException e) {
      throw new InputException(lines.where() + ": " + e.getMessage(), e);
    }
  }

  List<String> header() {
    return header;
  }

  TableColumns names() {
    return names;
  }

  /** Whether the table has no subjects. */
  boolean numbered() {
    return subject == -1;
  }

  /** Position of the subject; negative if it is not in the lines. */
  int subject() {
    return subject;
  }

  /** Position of the label; negative if none was asked for or it is not in the lines. */
  int label() {
    return label;
  }

  /** Position of the split; negative if none was asked for or it is not in the lines. */
  int split() {
    return split;
  }

  /** Position of the weight; negative if none was asked for or it is not in the lines. */
  int weight() {
    return weight;
  }

  int features() {
    return features.length;
  }

  /** Position of feature {@code j}; negative if it is not in the lines. */
  int feature(int j) {
    return features[j];
  }

  /** How a message names the column at a position. */
  String where(int position) {
    return position < 0
        ? "in its folder"
        : "column %d (%s)".formatted(position + 1, header.get(position));
  }

  private int position(String name, String role, String where) {
    if (folders.has(name)) {
      return FROM_FOLDER;
    }
    int position = header.indexOf(name);
    if (position < 0) {
      throw new InputException(
          "%s has no column '%s' for the %s; found the columns %s%s"
              .formatted(where, name, role, header, folders.listed() + TableSchema.advice(role)));
    }
    return position;
  }

  private static void checkNames(List<String> header, String where) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).isEmpty()) {
        throw new InputException(
            "%s: expected a name for every column but found none for column %d"
                .formatted(where, i + 1));
      }
      if (!seen.add(header.get(i))) {
        throw new InputException(
            "%s: expected distinct column names but found '%s' twice"
                .formatted(where, header.get(i)));
      }
    }
  }
}

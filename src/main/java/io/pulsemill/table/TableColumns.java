package io.pulsemill.table;

import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a feature table that a run reads.
 *
 * @param subject column of the row's id
 * @param label column of the class, or null if no label is needed
 * @param split column that says whether a row trains or tests, or null if that is not asked of one
 * @param weight column of what a row counts, or null if each counts once
 * @param features columns of the features, in the order of the model; empty means all columns but
 *     subject, label, split and weight, in the order of the table
 */
public record TableColumns(
    String subject, String label, String split, String weight, List<String> features) {

  /**
   * @throws InputException if one column is named twice
   */
  public TableColumns {
    Objects.requireNonNull(subject, "subject column");
    features = List.copyOf(features);
    Set<String> seen = new HashSet<>();
    seen.add(subject);
    if (label != null && !seen.add(label)) {
      throw new InputException(
          "Column '%s' is given as subject and as label; they must differ".formatted(label));
    }
    if (split != null && !seen.add(split)) {
      throw new InputException(
          "Column '%s' is given as split and as subject or label; they must differ"
              .formatted(split));
    }
    if (weight != null && !seen.add(weight)) {
      throw new InputException(
          "Column '%s' is given as weight and as subject, label or split; they must differ"
              .formatted(weight));
    }
    for (String feature : features) {
      if (!seen.add(feature)) {
        throw new InputException(
            "Column '%s' is given as a feature but also as another feature, %s"
                .formatted(feature, others(split, weight)));
      }
    }
  }

  private static String others(String split, String weight) {
    String last = weight != null ? "weight" : split != null ? "split" : "label";
    return Stream.of("subject", "label", split == null ? "label" : "split")
            .filter(role -> !role.equals(last))
            .distinct()
            .collect(Collectors.joining(", "))
        + " or "
        + last;
  }

  /** Columns of which none says what a row counts. */
  public TableColumns(String subject, String label, String split, List<String> features) {
    this(subject, label, split, null, features);
  }

  /** Columns of which none says which rows train. */
  public TableColumns(String subject, String label, List<String> features) {
    this(subject, label, null, features);
  }

  /** All names. */
  List<String> names() {
    List<String> names = new ArrayList<>(features);
    names.addAll(others());
    return names;
  }

  /** The same columns but with these features. */
  public TableColumns withFeatures(List<String> names) {
    return new TableColumns(subject, label, split, weight, names);
  }

  /** The same, and a column that says what each row counts; null if each counts once. */
  public TableColumns withWeight(String name) {
    return new TableColumns(subject, label, split, name, features);
  }

  /** All but the features, as far as there are such columns. */
  List<String> others() {
    return Stream.of(subject, label, split, weight).filter(Objects::nonNull).toList();
  }

  /**
   * Writes: UTF subject; of label, split and weight boolean whether there is one and UTF; int
   * number of features, UTF × features.
   */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(subject);
    writeOptional(out, label);
    writeOptional(out, split);
    writeOptional(out, weight);
    out.writeInt(features.size());
    for (String feature : features) {
      out.writeUTF(feature);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static TableColumns read(DataInput in) throws IOException {
    String subject = in.readUTF();
    String label = in.readBoolean() ? in.readUTF() : null;
    String split = in.readBoolean() ? in.readUTF() : null;
    String weight = in.readBoolean() ? in.readUTF() : null;
    int n = in.readInt();
    List<String> features = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      features.add(in.readUTF());
    }
    return new TableColumns(subject, label, split, weight, features);
  }

  private static void writeOptional(DataOutput out, String name) throws IOException {
    out.writeBoolean(name != null);
    if (name != null) {
      out.writeUTF(name);
    }
  }
}

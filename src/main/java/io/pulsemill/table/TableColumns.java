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
import java.util.stream.Stream;

/**
 * The columns of a feature table that a run reads.
 *
 * @param subject column of the row's id
 * @param label column of the class, or null if no label is needed
 * @param split column that says whether a row trains or tests, or null if that is not asked of one
 * @param features columns of the features, in the order of the model; empty means all columns but
 *     subject, label and split, in the order of the table
 */
public record TableColumns(String subject, String label, String split, List<String> features) {

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
    for (String feature : features) {
      if (!seen.add(feature)) {
        throw new InputException(
            "Column '%s' is given as a feature but also as another feature, %s"
                .formatted(
                    feature, split == null ? "subject or label" : "subject, label or split"));
      }
    }
  }

  /** Columns of which none says which rows train. */
  public TableColumns(String subject, String label, List<String> features) {
    this(subject, label, null, features);
  }

  /** All names. */
  List<String> names() {
    List<String> names = new ArrayList<>(features);
    names.addAll(texts());
    return names;
  }

  /** The same subject, label and split with these features. */
  public TableColumns withFeatures(List<String> names) {
    return new TableColumns(subject, label, split, names);
  }

  /** All but the features, as far as there are such columns. */
  List<String> texts() {
    return Stream.of(subject, label, split).filter(Objects::nonNull).toList();
  }

  /**
   * Writes: UTF subject; boolean has label, UTF label; boolean has split, UTF split; int number of
   * features, UTF × features.
   */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(subject);
    writeOptional(out, label);
    writeOptional(out, split);
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
    int n = in.readInt();
    List<String> features = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      features.add(in.readUTF());
    }
    return new TableColumns(subject, label, split, features);
  }

  private static void writeOptional(DataOutput out, String name) throws IOException {
    out.writeBoolean(name != null);
    if (name != null) {
      out.writeUTF(name);
    }
  }
}

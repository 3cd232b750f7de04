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

/**
 * The columns of a feature table that a run reads.
 *
 * @param subject column of the row's id
 * @param label column of the class, or null if no label is needed
 * @param features columns of the features, in the order of the model; empty means all columns but
 *     subject and label, in the order of the table
 */
public record TableColumns(String subject, String label, List<String> features) {

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
    for (String feature : features) {
      if (!seen.add(feature)) {
        throw new InputException(
            "Column '%s' is given as a feature but also as another feature, subject or label"
                .formatted(feature));
      }
    }
  }

  /** The same subject and label with these features. */
  public TableColumns withFeatures(List<String> names) {
    return new TableColumns(subject, label, names);
  }

  /** All names. */
  List<String> names() {
    List<String> names = new ArrayList<>(features);
    names.add(subject);
    if (label != null) {
      names.add(label);
    }
    return names;
  }

  /** Writes: UTF subject, boolean has label, UTF label, int number of features, UTF × features. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(subject);
    out.writeBoolean(label != null);
    if (label != null) {
      out.writeUTF(label);
    }
    out.writeInt(features.size());
    for (String feature : features) {
      out.writeUTF(feature);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static TableColumns read(DataInput in) throws IOException {
    String subject = in.readUTF();
    String label = in.readBoolean() ? in.readUTF() : null;
    int n = in.readInt();
    List<String> features = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      features.add(in.readUTF());
    }
    return new TableColumns(subject, label, features);
  }
}

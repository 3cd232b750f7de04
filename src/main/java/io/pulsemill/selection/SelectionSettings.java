package io.pulsemill.selection;

import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a selection tries and how it picks.
 *
 * @param folds from 2
 * @param path the penalties λ
 * @param l1Ratios shares of λ that are l1, each in 0..1 and different
 * @param rule that picks
 */
public record SelectionSettings(
    int folds, PenaltyPath path, List<Double> l1Ratios, SelectionRule rule) {
  public SelectionSettings {
    l1Ratios = List.copyOf(l1Ratios);
    if (folds < 2) {
      throw new InputException("Folds: expected a number from 2 but found " + folds);
    }
  }

  /** Writes: int folds, path, int ratios, double × ratios, UTF rule. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(folds);
    path.write(out);
    out.writeInt(l1Ratios.size());
    for (double ratio : l1Ratios) {
      out.writeDouble(ratio);
    }
    out.writeUTF(rule.name());
  }

  /** Reads what {@link #write} wrote. */
  public static SelectionSettings read(DataInput in) throws IOException {
    int folds = in.readInt();
    PenaltyPath path = PenaltyPath.read(in);
    List<Double> ratios = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      ratios.add(in.readDouble());
    }
    return new SelectionSettings(folds, path, ratios, SelectionRule.valueOf(in.readUTF()));
  }
}

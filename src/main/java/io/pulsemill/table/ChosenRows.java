package io.pulsemill.table;

import io.pulsemill.statistics.Folds;
import io.pulsemill.statistics.MissingValues;
import io.pulsemill.statistics.SubjectHash;
import io.pulsemill.statistics.TrainingRows;
import io.pulsemill.statistics.TrainingSplit;
import java.util.ArrayList;
import java.util.List;

/** The rows of a row group, or of a part of it, that are wanted and miss nothing. */
public final class ChosenRows implements TrainingRows {
  private final RowGroup group;

  /** The chosen rows from the front; from the back those that were left out as incomplete. */
  private final int[] rows;

  private int count;
  private int incomplete;
  private long passedOver;
  private long missing;
  private long weightless;

  private ChosenRows(RowGroup group, int atMost) {
    this.group = group;
    rows = new int[atMost];
  }

  /** Those of the rows {@code from…to − 1} of a group with labels that train. */
  public static ChosenRows training(RowGroup group, TrainingSplit split, int from, int to) {
    return of(group, split, RowChoice.TRAIN, from, to);
  }

  /** Those of the rows {@code from…to − 1} of a group with labels that {@code choice} picks. */
  public static ChosenRows of(
      RowGroup group, TrainingSplit split, RowChoice choice, int from, int to) {
    ChosenRows found = new ChosenRows(group, to - from);
    for (int r = from; r < to; r++) {
      if (!group.hasSubject(r)) {
        found.missing++;
      } else if (!choice.picks(split, group, r)) {
        found.passedOver++;
      } else if (choice == RowChoice.TRAIN && group.weight(r) == 0) {
        found.weightless++;
      } else if (!group.complete(r)) {
        found.missing++;
        found.rows[found.rows.length - ++found.incomplete] = r;
      } else {
        found.rows[found.count++] = r;
      }
    }
    return found;
  }

  /** These rows by fold, each with rows in this order; those left out are in none. */
  public List<ChosenRows> byFold(Folds folds) {
    if (folds.count() == 1) {
      return List.of(this);
    }
    List<ChosenRows> parts = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      parts.add(new ChosenRows(group, count));
    }
    for (int i = 0; i < count; i++) {
      ChosenRows part = parts.get(folds.of(this, i));
      part.rows[part.count++] = rows[i];
    }
    return parts;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public List<String> labels() {
    return group.labels();
  }

  @Override
  public int[] labelCodes() {
    int[] codes = new int[count];
    for (int i = 0; i < count; i++) {
      codes[i] = group.labelCode(rows[i]);
    }
    return codes;
  }

  @Override
  public double[] weights() {
    if (!group.hasWeights()) {
      return null;
    }
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = group.weight(rows[i]);
    }
    return weights;
  }

  /** The values of all features, row-major. */
  public double[] values() {
    int width = group.features();
    double[] values = new double[Math.multiplyExact(count, width)];
    for (int j = 0; j < width; j++) {
      double[] column = group.column(j);
      for (int i = 0; i < count; i++) {
        values[i * width + j] = column[rows[i]];
      }
    }
    return values;
  }

  @Override
  public double[] values(int i) {
    double[] values = new double[group.features()];
    group.copyRow(rows[i], values, 0);
    return values;
  }

  @Override
  public void copy(int j, int from, int n, double[] into) {
    double[] column = group.column(j);
    for (int i = 0; i < n; i++) {
      into[i] = column[rows[from + i]];
    }
  }

  @Override
  public void copy(int j, int[] which, int from, int n, double[] into) {
    double[] column = group.column(j);
    for (int i = 0; i < n; i++) {
      into[i] = column[rows[which[from + i]]];
    }
  }

  @Override
  public String subject(int i) {
    return group.subject(rows[i]);
  }

  @Override
  public double unit(SubjectHash hash, int i) {
    return group.subjectUnit(hash, rows[i]);
  }

  @Override
  public long passedOver() {
    return passedOver;
  }

  @Override
  public long weightless() {
    return weightless;
  }

  @Override
  public long missing() {
    return missing;
  }

  @Override
  public void addIncomplete(MissingValues sum) {
    double[] values = new double[group.features()];
    for (int i = 1; i <= incomplete; i++) {
      int r = rows[rows.length - i];
      group.copyRow(r, values, 0);
      sum.add(group.label(r), values);
    }
  }
}

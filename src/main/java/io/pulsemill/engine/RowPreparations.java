package io.pulsemill.engine;

import io.pulsemill.softmax.RowBlock;
import io.pulsemill.statistics.Folds;
import io.pulsemill.table.ChosenRows;
import io.pulsemill.table.RowGroup;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a row group becomes blocks of training rows, each of one fold. Fits with different penalties
 * may keep or scale features differently: then there is more than one preparation, of the same rows
 * and classes.
 */
public final class RowPreparations {
  private final Folds folds;
  private final List<RowPreparation> all;

  /**
   * @param all at least one
   */
  public RowPreparations(Folds folds, List<RowPreparation> all) {
    this.folds = folds;
    this.all = List.copyOf(all);
  }

  /** That of a single fit, all rows together. */
  public static RowPreparations of(RowPreparation only) {
    return new RowPreparations(Folds.NONE, List.of(only));
  }

  /** Which fold a row is in. */
  public Folds folds() {
    return folds;
  }

  /** Preparation {@code i}. */
  public RowPreparation get(int i) {
    return all.get(i);
  }

  /** K. */
  int classes() {
    return all.get(0).classes().size();
  }

  /** Hands out the training rows of {@code group} that miss no value, a block at a time. */
  void forEachBlock(RowGroup group, Consumer<PreparedRows> taker) {
    for (int from = 0; from < group.rows(); from += RowPreparation.BLOCK_ROWS) {
      int to = Math.min(group.rows(), from + RowPreparation.BLOCK_ROWS);
      ChosenRows chosen = ChosenRows.training(group, all.get(0).split(), from, to);
      List<ChosenRows> parts = chosen.byFold(folds);
      for (int fold = 0; fold < parts.size(); fold++) {
        taker.accept(prepared(fold, new RawRows(parts.get(fold))));
      }
    }
  }

  /** These rows, of one fold, prepared: the last of the preparations takes over their arrays. */
  PreparedRows prepared(int fold, RawRows raw) {
    int last = all.size() - 1;
    List<RowBlock> blocks = new ArrayList<>();
    for (int p = 0; p < last; p++) {
      blocks.add(all.get(p).block(raw.copy()));
    }
    blocks.add(all.get(last).block(raw));
    return new PreparedRows(fold, blocks);
  }

  /** Writes: the folds, int preparations, {@link RowPreparation} × preparations. */
  public void write(DataOutput out) throws IOException {
    folds.write(out);
    out.writeInt(all.size());
    for (RowPreparation preparation : all) {
      preparation.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static RowPreparations read(DataInput in) throws IOException {
    Folds folds = Folds.read(in);
    List<RowPreparation> all = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      all.add(RowPreparation.read(in));
    }
    return new RowPreparations(folds, all);
  }
}

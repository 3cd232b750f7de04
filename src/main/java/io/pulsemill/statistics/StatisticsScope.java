package io.pulsemill.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is to be summed in a statistics pass beside what always is.
 *
 * @param crossProducts products of two features, for correlations
 * @param rowWeights by the weights that rows have
 * @param byClass the moments of each class too, so that classes can be weighted afterward
 */
public record StatisticsScope(boolean crossProducts, boolean rowWeights, boolean byClass) {

  /** Of rows that count once each. */
  public static StatisticsScope unweighted(boolean crossProducts) {
    return new StatisticsScope(crossProducts, false, false);
  }

  /** Whether rows count differently, by themselves or by class. */
  public boolean weighted() {
    return rowWeights || byClass;
  }

  /** Writes: boolean × 3. */
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(crossProducts);
    out.writeBoolean(rowWeights);
    out.writeBoolean(byClass);
  }

  /** Reads what {@link #write} wrote. */
  public static StatisticsScope read(DataInput in) throws IOException {
    return new StatisticsScope(in.readBoolean(), in.readBoolean(), in.readBoolean());
  }
}

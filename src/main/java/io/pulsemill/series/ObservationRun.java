package io.pulsemill.series;

/**
 * Observations of one subject, label and kind of time, one for each of consecutive lines: their
 * times and values. A buffer that is filled again and again.
 */
public final class ObservationRun {
  /** Most observations of one run. */
  public static final int MOST = 512;

  final long[] times = new long[MOST];

  /** By column with values, in the order of columns: of each observation. */
  final double[][] values;

  /** Which sensor's values these are, by column. */
  final int[] sensors;

  int size;
  int end;

  /** Of records with so many values. */
  ObservationRun(int[] sensors) {
    this.sensors = sensors;
    values = new double[sensors.length][MOST];
  }

  /** Empties it, for lines from {@code from} on. */
  void clear(int from) {
    size = 0;
    end = from;
  }

  /** How many observations it holds. */
  public int size() {
    return size;
  }

  /** Where the first line that is not in it begins. */
  public int end() {
    return end;
  }

  /** Their times, as of {@link Observation#time}; the first {@link #size} count. */
  public long[] times() {
    return times;
  }

  /** How many sensors have a value in each. */
  public int columns() {
    return sensors.length;
  }

  /** The sensor of a column. */
  public int sensor(int column) {
    return sensors[column];
  }

  /** The values of a column, all finite; the first {@link #size} count. */
  public double[] values(int column) {
    return values[column];
  }
}

package io.pulsemill.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which rows train; the others test. Either a hash of the subject says it: a row trains iff {@code
 * u(seed, "split", subject) < fraction}, whatever file it stands in. Or it is given, by a column of
 * the table or by a table of its own for each. Threads may share one.
 */
public final class TrainingSplit {
  private final By by;
  private final long seed;
  private final double fraction;
  private final @Nullable String column;
  private final SubjectHash hash;

  /** Who says which rows train. */
  public enum By {
    /** A hash of the row's subject. */
    HASH("hash"),
    /** A column of the table, whose words are {@link SplitWord}s. */
    COLUMN("column"),
    /** The table that the row is in: all rows of one train. */
    TABLES("tables");

    private final String key;

    By(String key) {
      this.key = key;
    }

    /** Its name in model.json. */
    @JsonValue
    public String key() {
      return key;
    }
  }

  /**
   * The split by the hash of the subject.
   *
   * @param fraction in (0, 1]
   * @throws InputException if it is not
   */
  public TrainingSplit(long seed, double fraction) {
    this(By.HASH, seed, fraction, null);
  }

  private TrainingSplit(By by, long seed, double fraction, @Nullable String column) {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new InputException(
          "Training fraction: expected a number above 0 and up to 1 but found " + fraction);
    }
    this.by = by;
    this.seed = seed;
    this.fraction = fraction;
    this.column = column;
    hash = new SubjectHash(seed, "split");
  }

  /** The split by a column of the table. */
  public static TrainingSplit byColumn(long seed, String column) {
    return new TrainingSplit(By.COLUMN, seed, 1, column);
  }

  /** The split by tables: all rows of the table at hand train. */
  public static TrainingSplit byTables(long seed) {
    return new TrainingSplit(By.TABLES, seed, 1, null);
  }

  /** Who says which rows train. */
  public By by() {
    return by;
  }

  /** The seed, also of the pilot. */
  public long seed() {
    return seed;
  }

  /** The share of subjects that train, in (0, 1]; 1 if the split is given. */
  public double fraction() {
    return fraction;
  }

  /** The column that says which rows train; null if none does. */
  public @Nullable String column() {
    return column;
  }

  /**
   * Whether the row of a subject trains.
   *
   * @throws IllegalStateException if a column says it
   */
  public boolean training(String subject) {
    return by == By.HASH ? hash.unit(subject) < fraction : allTrain();
  }

  /** The same of a subject's UTF-8, {@code length} bytes from {@code from}. */
  public boolean training(byte[] utf8, int from, int length) {
    return by == By.HASH ? hash.unit(utf8, from, length) < fraction : allTrain();
  }

  private boolean allTrain() {
    if (by == By.COLUMN) {
      throw new IllegalStateException("Column '%s' says which rows train".formatted(column));
    }
    return true;
  }

  /** Writes: UTF by, long seed, double fraction, of a split by column text column. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(by.name());
    out.writeLong(seed);
    out.writeDouble(fraction);
    if (column != null) {
      Utf8.write(out, column);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static TrainingSplit read(DataInput in) throws IOException {
    By by = By.valueOf(in.readUTF());
    long seed = in.readLong();
    double fraction = in.readDouble();
    return new TrainingSplit(by, seed, fraction, by == By.COLUMN ? Utf8.read(in) : null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrainingSplit split
        && by == split.by
        && seed == split.seed
        && Double.compare(fraction, split.fraction) == 0
        && Objects.equals(column, split.column);
  }

  @Override
  public int hashCode() {
    return Objects.hash(by, seed, fraction, column);
  }

  /**
   * For messages: {@code fraction 0.7}, {@code column 'set'}, {@code the table of the training}.
   */
  @Override
  public String toString() {
    return switch (by) {
      case HASH -> "fraction " + fraction;
      case COLUMN -> "column '%s'".formatted(column);
      case TABLES -> "the table of the training";
    };
  }
}

package io.pulsemill.sums;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.apache.hadoop.io.Writable;
import org.jspecify.annotations.Nullable;

/**
 * A value with an associative, commutative {@code add}, on the wire: a format byte, then the
 * value's own layout. Every read makes a fresh value.
 *
 * @param <T> the core value
 */
public abstract class SumWritable<T> implements Writable {
  private static final byte FORMAT = 1;

  private @Nullable T value;

  /** The value carried. Fails before the first read. */
  public final T get() {
    return Objects.requireNonNull(value, "nothing read yet");
  }

  /** Carries {@code value}, which is not copied. */
  public final void set(T value) {
    this.value = value;
  }

  /** {@code empty}, carrying {@code value}, which is not copied. */
  public static <T, W extends SumWritable<T>> W of(W empty, T value) {
    empty.set(value);
    return empty;
  }

  /** Adds what {@code term} carries, which may be kept: to nothing, if nothing is carried yet. */
  public final void take(SumWritable<T> term) {
    if (value == null) {
      value = term.get();
    } else {
      add(value, term.get());
    }
  }

  /** Adds {@code term} to {@code sum}. */
  protected abstract void add(T sum, T term);

  /** Writes {@code value} in its own layout. */
  protected abstract void writeValue(T value, DataOutput out) throws IOException;

  /** Reads what {@link #writeValue} wrote. */
  protected abstract T readValue(DataInput in) throws IOException;

  @Override
  public final void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    writeValue(get(), out);
  }

  @Override
  public final void readFields(DataInput in) throws IOException {
    byte format = in.readByte();
    if (format != FORMAT) {
      throw new IOException(
          "%s has format %d; this build reads only %d"
              .formatted(getClass().getSimpleName(), format, FORMAT));
    }
    value = readValue(in);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof SumWritable<?> that && Objects.equals(value, that.value);
  }

  @Override
  public final int hashCode() {
    return Objects.hashCode(value);
  }

  @Override
  public final String toString() {
    return String.valueOf(value);
  }
}

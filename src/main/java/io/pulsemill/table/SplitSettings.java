package io.pulsemill.table;

import io.pulsemill.statistics.TrainingSplit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.hadoop.conf.Configuration;

/** A {@link TrainingSplit} in the configuration of a job. */
public final class SplitSettings {
  private static final String SPLIT = "pulsemill.internal.split";

  private SplitSettings() {}

  /** Configures the tasks of a job: which rows train. */
  public static void set(Configuration job, TrainingSplit split) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      split.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("Unexpected I/O error while writing to memory", e);
    }
    job.set(SPLIT, Base64.getEncoder().encodeToString(bytes.toByteArray()));
  }

  /** The split configured by {@link #set}. */
  public static TrainingSplit of(Configuration job) {
    byte[] bytes = Base64.getDecoder().decode(job.get(SPLIT));
    try {
      return TrainingSplit.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException("Unexpected I/O error while reading from memory", e);
    }
  }
}

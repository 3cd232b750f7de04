package io.pulsemill.engine;

import io.pulsemill.optimize.Derivatives;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What the mappers of one pass read besides their rows, as a file in the run's work folder:
 *
 * <pre>
 *   byte   format (3)
 *   byte   derivatives, as {@link Derivatives} has them
 *   int    number of weights, double × weights
 *   …      {@link RowPreparation}
 * </pre>
 */
final class PassFile {
  private static final String KEY = "pulsemill.internal.pass";
  private static final byte FORMAT = 3;

  private final RowPreparation rows;
  private final double[] weights;
  private final Derivatives derivatives;

  PassFile(RowPreparation rows, double[] weights, Derivatives derivatives) {
    this.rows = rows;
    this.weights = weights.clone();
    this.derivatives = derivatives;
  }

  RowPreparation rows() {
    return rows;
  }

  double[] weights() {
    return weights.clone();
  }

  Derivatives derivatives() {
    return derivatives;
  }

  /** Writes the file and names it in the job's configuration. */
  void ship(Configuration job, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(file.getFileSystem(job).create(file, false)))) {
      out.writeByte(FORMAT);
      out.writeByte(derivatives.code());
      out.writeInt(weights.length);
      for (double weight : weights) {
        out.writeDouble(weight);
      }
      rows.write(out);
    }
    job.set(KEY, file.toString());
  }

  /** Reads the file a job's configuration names. */
  static PassFile of(Configuration job) throws IOException {
    Path file = new Path(job.get(KEY));
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(file.getFileSystem(job).open(file)))) {
      byte format = in.readByte();
      if (format != FORMAT) {
        throw new IOException(
            "%s has format %d; this build reads only %d".formatted(file, format, FORMAT));
      }
      Derivatives derivatives = Derivatives.of(in.readByte());
      double[] weights = new double[in.readInt()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = in.readDouble();
      }
      return new PassFile(RowPreparation.read(in), weights, derivatives);
    }
  }
}

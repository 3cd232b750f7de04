package io.pulsemill.evaluate;

import io.pulsemill.metrics.JointScores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.io.BytesWritable;

/**
 * What stands under a {@link RankKey}: as a sum is one kind of value and a row another, the bytes
 * of either.
 *
 * <pre>
 *   sums   JointScores
 *   row    int class, long key of the row's weights
 *   areas  int classes, int columns, double × classes × columns
 * </pre>
 */
final class RankValues {
  private static final int ROW_BYTES = Integer.BYTES + Long.BYTES;

  private interface Writing {
    void to(DataOutput out) throws IOException;
  }

  private RankValues() {}

  static BytesWritable sums(JointScores sums) throws IOException {
    return bytes(sums::write);
  }

  static JointScores sums(BytesWritable value) throws IOException {
    return JointScores.read(input(value));
  }

  static BytesWritable row(int label, long weights) {
    return new BytesWritable(ByteBuffer.allocate(ROW_BYTES).putInt(label).putLong(weights).array());
  }

  static int label(BytesWritable row) {
    return ByteBuffer.wrap(row.getBytes()).getInt();
  }

  static long weights(BytesWritable row) {
    return ByteBuffer.wrap(row.getBytes()).getLong(Integer.BYTES);
  }

  static BytesWritable areas(double[][] areas) throws IOException {
    return bytes(
        out -> {
          out.writeInt(areas.length);
          out.writeInt(areas[0].length);
          for (double[] columns : areas) {
            for (double area : columns) {
              out.writeDouble(area);
            }
          }
        });
  }

  static double[][] areas(BytesWritable value) throws IOException {
    DataInputStream in = input(value);
    double[][] areas = new double[in.readInt()][in.readInt()];
    for (double[] columns : areas) {
      for (int b = 0; b < columns.length; b++) {
        columns[b] = in.readDouble();
      }
    }
    return areas;
  }

  private static BytesWritable bytes(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writing.to(new DataOutputStream(bytes));
    return new BytesWritable(bytes.toByteArray());
  }

  private static DataInputStream input(BytesWritable value) {
    return new DataInputStream(new ByteArrayInputStream(value.getBytes(), 0, value.getLength()));
  }
}

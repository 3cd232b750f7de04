package io.pulsemill.table;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.serializer.Deserializer;
import org.apache.hadoop.io.serializer.Serialization;
import org.apache.hadoop.io.serializer.Serializer;
import org.apache.hadoop.io.serializer.WritableSerialization;

/** Lets MRUnit copy rows, which in a job go straight to their file. Only public for Hadoop. */
public final class RowSerialization implements Serialization<FeatureRow> {
  public static void register(Configuration conf) {
    conf.setStrings(
        "io.serializations",
        WritableSerialization.class.getName(),
        RowSerialization.class.getName());
  }

  @Override
  public boolean accept(Class<?> type) {
    return type == FeatureRow.class;
  }

  @Override
  public Serializer<FeatureRow> getSerializer(Class<FeatureRow> type) {
    return new Serializer<>() {
      private DataOutputStream out;

      @Override
      public void open(OutputStream stream) {
        out = new DataOutputStream(stream);
      }

      @Override
      public void serialize(FeatureRow row) throws IOException {
        Text.writeString(out, row.subject());
        out.writeBoolean(row.label() != null);
        if (row.label() != null) {
          Text.writeString(out, row.label());
        }
        out.writeInt(row.features());
        for (int j = 0; j < row.features(); j++) {
          out.writeDouble(row.value(j));
        }
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  @Override
  public Deserializer<FeatureRow> getDeserializer(Class<FeatureRow> type) {
    return new Deserializer<>() {
      private DataInputStream in;

      @Override
      public void open(InputStream stream) {
        in = new DataInputStream(stream);
      }

      @Override
      public FeatureRow deserialize(FeatureRow row) throws IOException {
        String subject = Text.readString(in);
        String label = in.readBoolean() ? Text.readString(in) : null;
        double[] values = new double[in.readInt()];
        for (int j = 0; j < values.length; j++) {
          values[j] = in.readDouble();
        }
        return new FeatureRow(subject, label, values);
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    };
  }
}

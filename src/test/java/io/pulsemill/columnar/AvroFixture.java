package io.pulsemill.columnar;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Writes Avro's container files with Avro's own writer. */
public final class AvroFixture {
  private static final byte[] MARK =
      "sixteen bytes...".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private AvroFixture() {}

  /**
   * Writes a file.
   *
   * @param fields the record's fields, as JSON
   * @param blockRows records of a block
   * @param rows values in the order of the fields
   */
  public static Path write(
      Path file, String fields, CodecFactory codec, int blockRows, Object[]... rows)
      throws IOException {
    Schema schema =
        new Schema.Parser()
            .parse("{\"type\":\"record\",\"name\":\"Reading\",\"fields\":[%s]}".formatted(fields));
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.setCodec(codec);
      writer.create(schema, java.nio.file.Files.newOutputStream(file), MARK);
      for (int r = 0; r < rows.length; r++) {
        GenericRecord row = new GenericData.Record(schema);
        for (int i = 0; i < rows[r].length; i++) {
          row.put(i, rows[r][i]);
        }
        writer.append(row);
        if ((r + 1) % blockRows == 0) {
          writer.sync();
        }
      }
    }
    return file;
  }

  /** A field that may be null. */
  public static String field(String name, String type) {
    return "{\"name\":\"%s\",\"type\":[\"null\",%s]}".formatted(name, type);
  }
}

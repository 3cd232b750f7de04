package io.pulsemill.table;

import io.pulsemill.InputException;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/**
 * Whether the stored columns of a Parquet file can be read: no keys, no codec that is not there.
 */
public final class ColumnChunks {
  private ColumnChunks() {}

  /**
   * Returns if no column is encrypted, and every codec of those that are read is there.
   *
   * @param read the part of the file's schema that is read
   * @throws InputException otherwise, naming file and column
   */
  public static void requireReadable(ParquetMetadata footer, MessageType read, String file) {
    List<ColumnDescriptor> columns = footer.getFileMetaData().getSchema().getColumns();
    for (BlockMetaData block : footer.getBlocks()) {
      for (int i = 0; i < columns.size(); i++) {
        String[] path = columns.get(i).getPath();
        requireReadable(block.getColumns().get(i), path[0], read.containsPath(path), file);
      }
    }
  }

  /** What is not read must not be encrypted either: its size determines where a row group lies. */
  private static void requireReadable(
      ColumnChunkMetaData chunk, String column, boolean read, String file) {
    if (chunk.isEncrypted()) {
      throw new InputException(
          "%s: column '%s' is encrypted; decrypt it first".formatted(file, column));
    }
    if (read && !PageCodecs.canRead(chunk.getCodec())) {
      throw new InputException(
          ("%s: column '%s' is compressed with %s, which this program cannot read; write it with"
                  + " snappy, gzip, zstd or no compression")
              .formatted(file, column, chunk.getCodec()));
    }
  }
}

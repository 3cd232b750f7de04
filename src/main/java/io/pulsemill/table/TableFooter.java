package io.pulsemill.table;

import io.pulsemill.InputException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/** Reads the footer of a table's file, and believes its numbers only where they can be. */
public final class TableFooter {
  private TableFooter() {}

  /**
   * The footer of a file.
   *
   * @param recorded what is recorded of the file; null: nothing
   * @throws DamagedTableException if the file is not what is recorded of it, or its record is gone
   * @throws InputException if it cannot be read
   */
  static ParquetMetadata read(Configuration conf, TableFile file, FileRecord recorded)
      throws IOException {
    Path path = file.path();
    if (recorded != null) {
      recorded.checkFooter(path, file.footer());
    }
    ParquetMetadata footer = parse(conf, file);
    if (recorded != null) {
      recorded.check(path, footer);
    } else if (footer
        .getFileMetaData()
        .getKeyValueMetaData()
        .containsKey(FeatureRowWriteSupport.RECORD)) {
      throw new DamagedTableException(
          "%s was written with a record of its table, %s, which is not in its folder; copy the whole folder, or recreate the table"
              .formatted(path, DamagedTableException.RECORD));
    }
    return footer;
  }

  private static ParquetMetadata parse(Configuration conf, TableFile file) throws IOException {
    try (ParquetFileReader reader = open(conf, file)) {
      return reader.getFooter();
    }
  }

  /**
   * Opens a file whose footer can be believed; takes it over.
   *
   * @throws InputException if it cannot be read as Parquet
   */
  public static ParquetFileReader open(Configuration conf, TableFile file) throws IOException {
    ParquetFileReader reader = null;
    try {
      file.requireParquet();
      reader = ParquetFiles.open(conf, file, false);
      for (BlockMetaData block : reader.getRowGroups()) {
        checkPlaces(block, file.getLength());
      }
      return reader;
    } catch (InputException e) {
      close(file, reader);
      throw e; // names the file already
    } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
      close(file, reader);
      // Of a footer that is missing or broken; its numbers are what it asks memory for.
      throw new InputException(
          "%s cannot be read as Parquet, is it complete? %s".formatted(file.path(), reason(e)), e);
    }
  }

  private static void close(TableFile file, ParquetFileReader reader) throws IOException {
    if (reader != null) {
      reader.close();
    } else {
      file.close();
    }
  }

  /** Parquet's own message without the description of its objects. */
  private static String reason(Throwable e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    int struct = message.indexOf(" Struct: ");
    return struct < 0 ? message : message.substring(0, struct);
  }

  private static void checkPlaces(BlockMetaData block, long length) {
    if (block.getRowCount() < 0) {
      throw new IllegalArgumentException(
          "its footer counts %d rows in a row group".formatted(block.getRowCount()));
    }
    for (ColumnChunkMetaData chunk : block.getColumns()) {
      if (chunk.isEncrypted()) {
        continue; // it has no metadata; ColumnChunks refuses it by name
      }
      long start = chunk.getStartingPos();
      long size = chunk.getTotalSize();
      if (start < 0 || size < 0 || size > length - start) {
        throw new IllegalArgumentException(
            "its footer has %d bytes of column %s at byte %d, the file has %d"
                .formatted(size, chunk.getPath().toDotString(), start, length));
      }
    }
  }
}

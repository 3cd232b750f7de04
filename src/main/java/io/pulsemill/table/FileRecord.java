package io.pulsemill.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.SeekableInputStream;

/**
 * What is recorded of one file of a table.
 *
 * @param name within the table's folder
 * @param length bytes
 * @param rows of all its row groups
 * @param footer CRC-32C of its tail (footer, length of the footer, magic), 8 hexadecimal digits
 * @param chunks CRC-32C of each column chunk, 8 digits each, by row group and column
 */
record FileRecord(String name, long length, long rows, String footer, String chunks) {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Reads a file through. */
  static FileRecord of(Configuration conf, Path path) throws IOException {
    FileStatus status = path.getFileSystem(conf).getFileStatus(path);
    try (TableFile file = TableFile.open(conf, status);
        ParquetFileReader reader = ParquetFiles.open(conf, file, false);
        SeekableInputStream in = file.newStream()) {
      StringBuilder chunks = new StringBuilder();
      long rows = 0;
      for (BlockMetaData block : reader.getRowGroups()) {
        rows += block.getRowCount();
        for (ColumnChunkMetaData chunk : block.getColumns()) {
          chunks.append(hex(sum(in, chunk)));
        }
      }
      return new FileRecord(
          path.getName(), status.getLen(), rows, hex(file.footer()), chunks.toString());
    }
  }

  /**
   * Compares the length of the file that is there.
   *
   * @throws DamagedTableException if it is another
   */
  void check(FileStatus file) {
    check(file.getPath(), "%d bytes", length, file.getLen());
  }

  /** The sums of the column chunks {@code from…to − 1}. */
  String chunks(int from, int to) {
    return chunks.substring(from * ChunkSums.DIGITS, to * ChunkSums.DIGITS);
  }

  /** Checks the CRC-32C of the file's tail. */
  void checkFooter(Path file, int found) {
    check(file, "a footer with CRC-32C %s", footer, hex(found));
  }

  /** Checks rows and column chunks against the footer. */
  void check(Path file, ParquetMetadata footer) {
    long found = 0;
    int columns = 0;
    for (BlockMetaData block : footer.getBlocks()) {
      found += block.getRowCount();
      columns += block.getColumns().size();
    }
    check(file, "%d rows", rows, found);
    check(file, "%d column chunks", chunks.length() / ChunkSums.DIGITS, columns);
  }

  private static void check(Path file, String what, Object recorded, Object found) {
    if (!recorded.equals(found)) {
      throw new DamagedTableException(
          ("%s is damaged or was replaced: expected "
                  + what
                  + ", recorded in %s, but found %s; recreate the table")
              .formatted(file, recorded, DamagedTableException.RECORD, found));
    }
  }

  private static int sum(SeekableInputStream in, ColumnChunkMetaData chunk) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    in.seek(chunk.getStartingPos());
    for (long left = chunk.getTotalSize(); left > 0; left -= buffer.limit()) {
      buffer.clear().limit((int) Math.min(left, BUFFER_BYTES));
      in.readFully(buffer);
      sum.update(buffer.flip());
    }
    return (int) sum.getValue();
  }

  private static String hex(int sum) {
    return HexFormat.of().toHexDigits(sum);
  }
}

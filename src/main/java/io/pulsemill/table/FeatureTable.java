package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.input.FileKind;
import io.pulsemill.input.InputCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/**
 * A feature table in Parquet: its files in the order of their names, their row groups in order, and
 * the columns a run reads. Only the footers are read here; {@link RowGroupReader} reads the rows.
 */
public final class FeatureTable {
  private final Path path;
  private final TableColumns columns;
  private final List<FileStatus> files;
  private final List<RowGroupRef> rowGroups;
  private final long rows;

  private FeatureTable(
      Path path, TableColumns columns, List<FileStatus> files, List<RowGroupRef> rowGroups) {
    this.path = path;
    this.columns = columns;
    this.files = List.copyOf(files);
    this.rowGroups = List.copyOf(rowGroups);
    rows = rowGroups.stream().mapToLong(RowGroupRef::rows).sum();
  }

  /**
   * Opens a table and checks the columns of every file. A table without rows is a table.
   *
   * @param path a Parquet file, a directory of them (names beginning with {@code _} or {@code .}
   *     are ignored), or a glob; its file system is the path's own
   * @throws InputException if there is no file, a file is not Parquet, or a column is missing or
   *     cannot be read
   */
  public static FeatureTable open(Configuration conf, Path path, TableColumns columns)
      throws IOException {
    List<FileStatus> files = TableFiles.list(conf, path);
    List<RowGroupRef> rowGroups = new ArrayList<>();
    TableColumns resolved = columns;
    long firstRow = 0;
    for (FileStatus file : files) {
      String name = file.getPath().toString();
      ParquetMetadata footer = footer(conf, file);
      MessageType schema = footer.getFileMetaData().getSchema();
      resolved = TableSchema.resolve(schema, resolved, name); // the first file names the features
      ColumnChunks.requireReadable(footer, TableSchema.project(schema, resolved, name), name);
      List<BlockMetaData> blocks = footer.getBlocks();
      for (int i = 0; i < blocks.size(); i++) {
        BlockMetaData block = blocks.get(i);
        if (block.getRowCount() > 0) {
          rowGroups.add(
              new RowGroupRef(
                  name,
                  i,
                  firstRow,
                  block.getRowCount(),
                  block.getStartingPos(),
                  block.getCompressedSize()));
          firstRow += block.getRowCount();
        }
      }
    }
    Path qualified = path.getFileSystem(conf).makeQualified(path);
    return new FeatureTable(qualified, resolved, files, rowGroups);
  }

  /**
   * Whether the table at a path is Parquet, told by the magic bytes of its first file and not by
   * its name.
   *
   * @throws InputException if there is no file
   */
  public static boolean isParquet(Configuration conf, Path path) throws IOException {
    FileKind first = InputCheck.kind(conf, TableFiles.list(conf, path).get(0).getPath());
    return first == FileKind.PARQUET || first == FileKind.ENCRYPTED_PARQUET;
  }

  /** What was opened, qualified. */
  public Path path() {
    return path;
  }

  /** The columns, features resolved. */
  public TableColumns columns() {
    return columns;
  }

  /** The features, in the order of the values of a row. */
  public List<String> features() {
    return columns.features();
  }

  /** The files in the order of their names. */
  public List<FileStatus> files() {
    return files;
  }

  /** The row groups that have rows, in the order of the table. */
  public List<RowGroupRef> rowGroups() {
    return rowGroups;
  }

  /** Number of rows. */
  public long rows() {
    return rows;
  }

  /** Size of the row groups, as they are stored. */
  public long bytes() {
    return rowGroups.stream().mapToLong(RowGroupRef::length).sum();
  }

  private static ParquetMetadata footer(Configuration conf, FileStatus file) throws IOException {
    InputCheck.requireParquet(conf, file.getPath());
    try (ParquetFileReader reader = ParquetFiles.open(conf, file)) {
      return reader.getFooter();
    } catch (RuntimeException e) {
      // Parquet's own complaint about a missing or broken footer.
      throw new InputException(
          "%s cannot be read as Parquet, is it complete? %s"
              .formatted(file.getPath(), e.getMessage()),
          e);
    }
  }
}

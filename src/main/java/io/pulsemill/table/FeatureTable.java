package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.input.FileKind;
import io.pulsemill.input.FolderColumns;
import io.pulsemill.input.InputCheck;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
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
  private final List<FileStamp> stamps;
  private final List<RowGroupRef> rowGroups;
  private final long rows;
  private final List<String> shadowed;

  private FeatureTable(
      Path path,
      TableColumns columns,
      List<FileStatus> files,
      List<FileStamp> stamps,
      List<RowGroupRef> rowGroups,
      Set<String> shadowed) {
    this.path = path;
    this.columns = columns;
    this.files = List.copyOf(files);
    this.stamps = List.copyOf(stamps);
    this.rowGroups = List.copyOf(rowGroups);
    this.shadowed = List.copyOf(shadowed);
    rows = rowGroups.stream().mapToLong(RowGroupRef::rows).sum();
  }

  /**
   * Opens a table and checks the columns of every file. A table without rows is a table.
   *
   * @param path a Parquet file, a directory of them (names beginning with {@code _} or {@code .}
   *     are ignored), perhaps in folders {@code NAME=VALUE}, or a glob; its file system is the
   *     path's own
   * @throws InputException if there is no file, a file is not Parquet, or a column is missing or
   *     cannot be read
   * @throws DamagedTableException if the table has a record and does not match it
   */
  public static FeatureTable open(Configuration conf, Path path, TableColumns columns)
      throws IOException {
    try {
      return read(conf, path, columns);
    } catch (FileNotFoundException e) { // it was there to be listed
      throw new DamagedTableException(
          "Table %s changed while being opened: %s; run again".formatted(path, e.getMessage()), e);
    }
  }

  private static FeatureTable read(Configuration conf, Path path, TableColumns columns)
      throws IOException {
    List<FileStatus> files = TableFiles.list(conf, path);
    new FolderColumns(Optional.empty(), columns.names())
        .of(files.stream().map(FileStatus::getPath).toList());
    Set<String> shadowed = new TreeSet<>();
    TableRecords records = TableRecords.of(conf, path, files);
    List<FileStamp> stamps = new ArrayList<>();
    List<RowGroupRef> rowGroups = new ArrayList<>();
    TableColumns resolved = columns;
    for (FileStatus file : files) {
      String name = file.getPath().toString();
      FileRecord record = records.check(file);
      FileStamp stamp;
      ParquetMetadata footer;
      try (TableFile opened = TableFile.open(conf, file)) {
        stamp = opened.stamp();
        footer = TableFooter.read(conf, opened, record);
      }
      stamps.add(stamp);
      MessageType schema = footer.getFileMetaData().getSchema();
      resolved = TableSchema.resolve(schema, resolved, name); // the first file names the features
      FolderCells folders = FolderCells.of(name);
      ColumnChunks.requireReadable(
          footer, TableSchema.project(schema, resolved, folders, name), name);
      resolved.names().stream()
          .filter(column -> folders.has(column) && schema.containsField(column))
          .forEach(shadowed::add);
      addRowGroups(stamp, footer, record, rowGroups);
    }
    Path qualified = path.getFileSystem(conf).makeQualified(path);
    return new FeatureTable(qualified, resolved, files, stamps, rowGroups, shadowed);
  }

  /** Adds those of a file that have rows; {@code record}: its own, or null. */
  private static void addRowGroups(
      FileStamp file, ParquetMetadata footer, FileRecord record, List<RowGroupRef> into) {
    int chunk = 0;
    for (int i = 0; i < footer.getBlocks().size(); i++) {
      BlockMetaData block = footer.getBlocks().get(i);
      int next = chunk + block.getColumns().size();
      if (block.getRowCount() > 0) {
        into.add(
            new RowGroupRef(
                file,
                i,
                block.getRowCount(),
                block.getStartingPos(),
                block.getCompressedSize(),
                record == null ? "" : record.chunks(chunk, next)));
      }
      chunk = next;
    }
  }

  /**
   * Whether the table at a path is Parquet, by a record or by the magic bytes of its first file,
   * not by its name.
   *
   * @throws InputException if there is no file
   */
  public static boolean isParquet(Configuration conf, Path path) throws IOException {
    Path first = TableFiles.list(conf, path).get(0).getPath();
    FileKind kind = InputCheck.kind(conf, first);
    return kind == FileKind.PARQUET
        || kind == FileKind.ENCRYPTED_PARQUET
        || TableRecord.in(conf, first.getParent()) != null;
  }

  /** What was opened, qualified. */
  public Path path() {
    return path;
  }

  /** The columns, features resolved. */
  public TableColumns columns() {
    return columns;
  }

  /** Columns that folders give though files have them too. */
  public List<String> shadowed() {
    return shadowed;
  }

  /** The features, in the order of the values of a row. */
  public List<String> features() {
    return columns.features();
  }

  /** The files in the order of their names. */
  public List<FileStatus> files() {
    return files;
  }

  /** Their identities, in the same order. */
  List<FileStamp> stamps() {
    return stamps;
  }

  /**
   * Makes sure that this table, opened again, has the files it had when {@code begun} was opened.
   *
   * @throws DamagedTableException naming the file that changed
   */
  public void checkSame(FeatureTable begun) {
    FileStamp.check(begun.stamps, stamps);
  }

  /** The row groups that have rows, in the order of the table. */
  public List<RowGroupRef> rowGroups() {
    return rowGroups;
  }

  public long rows() {
    return rows;
  }

  /** Size of the row groups, as they are stored. */
  public long bytes() {
    return rowGroups.stream().mapToLong(RowGroupRef::length).sum();
  }
}

package io.pulsemill.table;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The records beside the files that a table's path stands for: none, one or, of a glob, more. */
final class TableRecords {
  private final Map<Path, TableRecord> byFolder;

  private TableRecords(Map<Path, TableRecord> byFolder) {
    this.byFolder = byFolder;
  }

  /**
   * Reads them.
   *
   * @param files what {@code path} stands for
   * @throws DamagedTableException if one is damaged, or lists a file that a directory has not
   */
  static TableRecords of(Configuration conf, Path path, List<FileStatus> files) throws IOException {
    Map<Path, TableRecord> byFolder = new HashMap<>();
    for (FileStatus file : files) {
      Path folder = file.getPath().getParent();
      if (!byFolder.containsKey(folder)) {
        byFolder.put(folder, TableRecord.in(conf, folder));
      }
    }
    for (Path directory : TableFiles.directories(conf, path)) {
      TableRecord record = byFolder.get(directory);
      if (record != null) {
        record.checkWhole(
            directory,
            files.stream()
                .map(FileStatus::getPath)
                .filter(file -> file.getParent().equals(directory))
                .map(Path::getName)
                .collect(Collectors.toSet()));
      }
    }
    return new TableRecords(byFolder);
  }

  /**
   * What is recorded of a file; null in a folder without a record.
   *
   * @throws DamagedTableException if the file is not listed, or has another length
   */
  FileRecord check(FileStatus file) {
    TableRecord record = byFolder.get(file.getPath().getParent());
    if (record == null) {
      return null;
    }
    FileRecord recorded = record.of(file.getPath());
    recorded.check(file);
    return recorded;
  }
}

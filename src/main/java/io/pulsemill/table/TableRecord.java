package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.json.Seal;
import io.pulsemill.json.SealedJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * {@code _record.json}: the files of a table, with sums of their bytes. It is a {@link SealedJson},
 * so it guards itself, too.
 *
 * @param files in the order of their names
 */
record TableRecord(List<FileRecord> files) {
  /** Of the file: some 100,000 row groups of ten columns. */
  private static final int MAX_BYTES = 1 << 26;

  /** The keys of the file. */
  private record Content(long rows, List<FileRecord> files) {}

  TableRecord {
    files = List.copyOf(files);
  }

  /** The text of the file for these files. */
  static String text(List<FileRecord> files) {
    return SealedJson.write(
        new Content(
            files.stream().mapToLong(FileRecord::rows).sum(),
            files.stream().sorted(Comparator.comparing(FileRecord::name)).toList()));
  }

  /**
   * The record in a folder; null if there is none.
   *
   * @throws DamagedTableException if it is not as it was written
   */
  static TableRecord in(Configuration conf, Path folder) throws IOException {
    Path file = new Path(folder, DamagedTableException.RECORD);
    try (FSDataInputStream in = file.getFileSystem(conf).open(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new DamagedTableException(
            "%s: expected at most %d bytes but found more; recreate the table"
                .formatted(file, MAX_BYTES));
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (!Seal.in(text)) {
        throw new InputException("no checksum");
      }
      return new TableRecord(SealedJson.read(text, file.toString(), Content.class).files());
    } catch (FileNotFoundException e) {
      return null;
    } catch (InputException e) { // its advice, to seal what was edited, is none for a table
      throw new DamagedTableException(
          "%s is damaged or was edited; recreate the table".formatted(file), e);
    }
  }

  /** What is recorded of a file. */
  FileRecord of(Path file) {
    return files.stream()
        .filter(record -> record.name().equals(file.getName()))
        .findFirst()
        .orElseThrow(
            () ->
                new DamagedTableException(
                    "%s is not among the %d files that %s beside it lists; move it to another folder"
                        .formatted(file, files.size(), DamagedTableException.RECORD)));
  }

  /**
   * Makes sure that no file is missing.
   *
   * @param present the names of the files in {@code folder}
   */
  void checkWhole(Path folder, Set<String> present) {
    Set<String> missing = new HashSet<>();
    files.forEach(file -> missing.add(file.name()));
    missing.removeAll(present);
    if (!missing.isEmpty()) {
      throw new DamagedTableException(
          "%s is missing, one of %d files that %s lists; recreate the table"
              .formatted(
                  new Path(folder, missing.stream().min(Comparator.naturalOrder()).orElseThrow()),
                  files.size(),
                  DamagedTableException.RECORD));
    }
  }
}

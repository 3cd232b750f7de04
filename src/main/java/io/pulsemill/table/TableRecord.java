package io.pulsemill.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * {@code _record.json}: the files of a table, with sums of their bytes. It guards itself: {@code
 * checksum}, its last field, is the SHA-256 of the file with the 64 digits as zeros.
 *
 * @param format of this file, 1
 * @param rows of all files
 * @param files in the order of their names
 * @param checksum 64 hexadecimal digits
 */
record TableRecord(int format, long rows, List<FileRecord> files, String checksum) {
  static final String NAME = "_record.json";

  private static final int FORMAT = 1;
  private static final String ZEROS = "0".repeat(64);
  private static final String END = "\"\n}\n";

  TableRecord {
    files = List.copyOf(files);
  }

  /** The text of the file for these files. */
  static String text(List<FileRecord> files) {
    List<FileRecord> sorted =
        files.stream().sorted(Comparator.comparing(FileRecord::name)).toList();
    long rows = files.stream().mapToLong(FileRecord::rows).sum();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    try {
      String text =
          new ObjectMapper()
                  .writer(printer)
                  .writeValueAsString(new TableRecord(FORMAT, rows, sorted, ZEROS))
              + "\n";
      return text.replace(ZEROS, sha256(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts and numbers are always JSON", e);
    }
  }

  /**
   * The record in a folder; null where there is none.
   *
   * @throws DamagedTableException if it is not as it was written
   */
  static TableRecord in(Configuration conf, Path folder) throws IOException {
    Path file = new Path(folder, NAME);
    FileSystem files = file.getFileSystem(conf);
    try (FSDataInputStream in = files.open(file)) {
      byte[] bytes = in.readAllBytes();
      checkSeal(bytes, file);
      TableRecord record = new ObjectMapper().readValue(bytes, TableRecord.class);
      if (record.format != FORMAT) {
        throw new DamagedTableException(
            "%s has format %d; this build reads only %d".formatted(file, record.format, FORMAT));
      }
      return record;
    } catch (FileNotFoundException e) {
      return null;
    } catch (JsonProcessingException e) { // with a checksum that is right: by another program
      throw new DamagedTableException(
          "%s is not a record of a table: %s".formatted(file, e.getOriginalMessage()), e);
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
                        .formatted(file, files.size(), NAME)));
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
          "%s is missing, one of %d files that %s lists; make the table again"
              .formatted(
                  new Path(folder, missing.stream().min(Comparator.naturalOrder()).orElseThrow()),
                  files.size(),
                  NAME));
    }
  }

  private static void checkSeal(byte[] bytes, Path file) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1); // a character a byte
    int end = text.length() - END.length();
    int start = end - ZEROS.length();
    if (start < 0 || !text.endsWith(END)) {
      throw new DamagedTableException(
          "%s is damaged or cut: expected it to end with its checksum; make the table again"
              .formatted(file));
    }
    String zeroed = text.substring(0, start) + ZEROS + END;
    String found = sha256(zeroed.getBytes(StandardCharsets.ISO_8859_1));
    if (!found.equals(text.substring(start, end))) {
      throw new DamagedTableException(
          "%s is damaged: its content does not have the checksum it ends with; make the table again"
              .formatted(file));
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}

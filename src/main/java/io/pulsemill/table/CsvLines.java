package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.input.Compression;
import io.pulsemill.input.DamagedDataException;
import io.pulsemill.input.DecompressedStream;
import io.pulsemill.input.InputCheck;
import io.pulsemill.input.WatchedStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.util.LineReader;

/** The lines of a text file, decompressed by its suffix. Empty lines are left out. */
final class CsvLines implements Closeable {
  /** 16 MiB: far more than a row of numbers; a longer line is no text. */
  private static final int MAX_LINE_BYTES = 1 << 24;

  private final Path file;
  private final LineReader in;
  private final Text line = new Text();
  private long number;

  /**
   * @throws InputException if the file does not match its suffix
   */
  CsvLines(Configuration conf, Path file) throws IOException {
    this.file = file;
    InputCheck.requireText(conf, file);
    in = new LineReader(bytes(conf, file), conf);
  }

  /** Goes to the next line; false at the end of the file. */
  boolean next() throws IOException {
    int read;
    do {
      number++;
      read = readLine();
    } while (read > 0 && line.getLength() == 0);
    if (line.getLength() > MAX_LINE_BYTES) {
      throw new InputException(
          "%s: expected lines of up to %d bytes but found a longer one; is it text?"
              .formatted(where(), MAX_LINE_BYTES));
    }
    return read > 0;
  }

  /** The line, without its end, in the first {@link #length} bytes. */
  byte[] bytes() {
    return line.getBytes();
  }

  int length() {
    return line.getLength();
  }

  /** File and line, for an error. */
  String where() {
    return "%s line %d".formatted(file, number);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static InputStream bytes(Configuration conf, Path file) throws IOException {
    FileSystem fs = file.getFileSystem(conf);
    FSDataInputStream raw = fs.open(file);
    Compression named = Compression.of(file);
    return named == Compression.NONE
        ? raw
        : new DecompressedStream(
            conf, new WatchedStream(raw), named, 0, fs.getFileStatus(file).getLen());
  }

  private int readLine() throws IOException {
    try {
      return in.readLine(line, MAX_LINE_BYTES + 1);
    } catch (DamagedDataException e) {
      throw new InputException("%s: %s; recreate the file".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new InputException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}

package io.pulsemill.table;

import io.pulsemill.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.util.LineReader;

/**
 * The lines of a text file, decompressed by the codec of its name. Lines of no byte are left out.
 */
final class CsvLines implements Closeable {
  /** 16 MiB: far more than a row of numbers; a longer line is no text. */
  private static final int MAX_LINE_BYTES = 1 << 24;

  private static final String GZIP = ".gz";
  private static final String BZIP2 = ".bz2";

  private final Path file;
  private final CompressionCodec codec;
  private final LineReader in;
  private final Text line = new Text();
  private long number;

  CsvLines(Configuration conf, Path file) throws IOException {
    this.file = file;
    codec = new CompressionCodecFactory(conf).getCodec(file);
    FSDataInputStream raw = file.getFileSystem(conf).open(file);
    try {
      long length = file.getFileSystem(conf).getFileStatus(file).getLen();
      checkKind(raw, length);
      in = new LineReader(codec == null ? raw : decompressed(raw), conf);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
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
          "%s: expected lines of up to %d bytes but found a longer one; is this text?"
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

  private int readLine() throws IOException {
    try {
      return in.readLine(line, MAX_LINE_BYTES + 1);
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private InputStream decompressed(InputStream raw) {
    try {
      return codec.createInputStream(raw);
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private InputException unreadable(Exception e) {
    String hint = codec == null ? "" : "; is it complete, and compressed as its name says it is?";
    return new InputException("%s cannot be read: %s%s".formatted(file, e.getMessage(), hint), e);
  }

  /**
   * A codec is chosen by name. Without this, compressed bytes under another name would be lines of
   * garbage, and text under the name of bzip2 no line at all.
   */
  private void checkKind(FSDataInputStream raw, long length) throws IOException {
    String named = codec == null ? "" : codec.getDefaultExtension();
    String found = kind(raw);
    raw.seek(0);
    boolean checked = named.isEmpty() || named.equals(GZIP) || named.equals(BZIP2);
    if (checked && !found.equals(named) && length > 0) {
      throw new InputException(
          "%s: expected %s, as its name says, but found %s; give it the name of what it is"
              .formatted(file, described(named), described(found)));
    }
    if (found.equals(BZIP2) && !Bzip2Blocks.areWhole(raw)) {
      throw new InputException(
          "%s: its bzip2 data are damaged or not complete; make the file again".formatted(file));
    }
  }

  /** The extension that the first bytes call for. */
  private static String kind(FSDataInputStream raw) throws IOException {
    int start = raw.read() << 8 | raw.read();
    if (start == 0x1f8b) {
      return GZIP;
    }
    return start == ('B' << 8 | 'Z') && raw.read() == 'h' ? BZIP2 : "";
  }

  private static String described(String extension) {
    return switch (extension) {
      case GZIP -> "gzip";
      case BZIP2 -> "bzip2";
      default -> "text";
    };
  }
}

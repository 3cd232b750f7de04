package io.pulsemill.features;

import io.pulsemill.input.Compression;
import io.pulsemill.input.DamagedDataException;
import io.pulsemill.input.DecompressedStream;
import io.pulsemill.input.Utf16Stream;
import io.pulsemill.input.WatchedStream;
import io.pulsemill.series.Dialect;
import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The lines of one split of a file, decompressed by its suffix. Over the splits of a file every
 * line comes once:
 *
 * <ul>
 *   <li>plain: a line belongs to the split its first byte lies in;
 *   <li>gzip: the split is the file;
 *   <li>bzip2: a split reads the blocks that begin in it. It leaves out the line its first block
 *       begins with, or within, and reads on to the end of the first line that begins with, or is
 *       cut by, the block after its last.
 * </ul>
 */
final class SplitLines implements Closeable {
  private final Configuration conf;
  private final Path file;
  private final boolean plain;
  private final long start;
  private final long end;
  private final int maxLineBytes;
  private final boolean utf16;

  private WatchedStream raw;
  private DecompressedStream decompressed;
  private LineScanner lines;

  /** {@code utf16}: the text, of a split that is the whole file, has that encoding. */
  SplitLines(
      Configuration conf, Path file, long start, long length, int maxLineBytes, boolean utf16) {
    this.conf = conf;
    this.file = file;
    this.start = start;
    this.end = start + length;
    this.maxLineBytes = maxLineBytes;
    this.utf16 = utf16;
    plain = Compression.of(file) == Compression.NONE;
  }

  /**
   * Takes the next line; false if there is none left.
   *
   * @throws DamagedDataException if the data cannot be decompressed
   * @throws IOException if the file cannot be read
   */
  boolean next() throws IOException {
    if (lines == null) {
      open();
    }
    return withinSplit() && lines.next();
  }

  /** Takes the next line, or with it as many as are ready; false if there is none left. */
  boolean nextMany() throws IOException {
    if (lines == null) {
      open();
    }
    return withinSplit() && (lines.nextWhole(plain ? end : Long.MAX_VALUE) || lines.next());
  }

  /** Takes the next line that is no comment; false if there is none left. */
  boolean nextButComments(Dialect dialect) throws IOException {
    while (next()) {
      if (!dialect.isComment(lines.line(), lines.from(), lines.from() + lines.length())) {
        return true;
      }
    }
    return false;
  }

  /** The lines last taken; before the first call of {@link #next} null. */
  LineScanner line() {
    return lines;
  }

  /** Share of the split's bytes that are read, 0..1. */
  float progress() throws IOException {
    return raw == null || end == start
        ? 0
        : Math.max(0, Math.min(1, (raw.getPos() - start) / (float) (end - start)));
  }

  @Override
  public void close() throws IOException {
    if (decompressed != null) {
      decompressed.close();
    } else if (raw != null) {
      raw.close();
    }
  }

  private void open() throws IOException {
    raw = new WatchedStream(file.getFileSystem(conf).open(file));
    LineScanner opened = plain ? plainLines() : decompressedLines();
    if (start > 0) {
      // The end of a line that an earlier split reads; for plain text perhaps only its line feed.
      opened.next();
    }
    lines = opened;
  }

  private LineScanner plainLines() throws IOException {
    long from = Math.max(0, start - 1);
    raw.seek(from);
    return new LineScanner(utf16 ? new Utf16Stream(raw) : raw, from, maxLineBytes);
  }

  private LineScanner decompressedLines() throws IOException {
    decompressed = new DecompressedStream(conf, raw, Compression.of(file), start, end);
    return new LineScanner(utf16 ? new Utf16Stream(decompressed) : decompressed, 0, maxLineBytes);
  }

  private boolean withinSplit() throws IOException {
    return utf16 || (plain ? lines.position() < end : decompressed.position() <= end);
  }
}

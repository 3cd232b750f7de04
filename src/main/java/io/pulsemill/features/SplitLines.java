package io.pulsemill.features;

import io.pulsemill.input.Compression;
import io.pulsemill.input.DamagedDataException;
import io.pulsemill.input.DecompressedStream;
import io.pulsemill.input.Utf16Stream;
import io.pulsemill.input.WatchedStream;
import io.pulsemill.series.Dialect;
import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

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

  private @Nullable WatchedStream raw;
  private @Nullable DecompressedStream decompressed;
  private @Nullable LineScanner lines;

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
    LineScanner ready = opened();
    return withinSplit(ready) && ready.next();
  }

  /** Takes the next line, or with it as many as are ready; false if there is none left. */
  boolean nextMany() throws IOException {
    LineScanner ready = opened();
    return withinSplit(ready) && (ready.nextWhole(plain ? end : Long.MAX_VALUE) || ready.next());
  }

  /** Takes the next line that is no comment; false if there is none left. */
  boolean nextButComments(Dialect dialect) throws IOException {
    while (next()) {
      LineScanner taken = line();
      if (!dialect.isComment(taken.line(), taken.from(), taken.from() + taken.length())) {
        return true;
      }
    }
    return false;
  }

  /** The lines last taken. Fails before the first. */
  LineScanner line() {
    return Objects.requireNonNull(lines, "no line taken yet");
  }

  /** Of the lines last taken; 0 before the first. */
  long offset() {
    return lines == null ? 0 : lines.offset();
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

  private LineScanner opened() throws IOException {
    if (lines == null) {
      WatchedStream in = new WatchedStream(file.getFileSystem(conf).open(file));
      raw = in;
      LineScanner opened = plain ? plainLines(in) : decompressedLines(in);
      if (start > 0) {
        // The end of a line that an earlier split reads; for plain text perhaps only its line feed.
        opened.next();
      }
      lines = opened;
    }
    return lines;
  }

  private LineScanner plainLines(WatchedStream in) throws IOException {
    long from = Math.max(0, start - 1);
    in.seek(from);
    return new LineScanner(utf16 ? new Utf16Stream(in) : in, from, maxLineBytes);
  }

  private LineScanner decompressedLines(WatchedStream in) throws IOException {
    DecompressedStream text = new DecompressedStream(conf, in, Compression.of(file), start, end);
    decompressed = text;
    return new LineScanner(utf16 ? new Utf16Stream(text) : text, 0, maxLineBytes);
  }

  private boolean withinSplit(LineScanner ready) throws IOException {
    return utf16
        || (decompressed == null ? ready.position() < end : decompressed.position() <= end);
  }
}

package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.input.FileKind;
import io.pulsemill.input.InputCheck;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * An open Parquet file. Its tail (footer, length of the footer, magic) is read once, summed, and
 * handed to Parquet from memory: what was summed is what is parsed. Column chunks are summed as
 * they are read, if their sums are known.
 */
public final class TableFile implements InputFile, Closeable {
  private static final int LENGTH_BYTES = 4;
  private static final int MAGIC_BYTES = 4;
  private static final int END_BYTES = LENGTH_BYTES + MAGIC_BYTES;

  private final FileStatus status;
  private final SeekableInputStream in;
  private final byte[] tail;
  private final ChunkSums chunks = new ChunkSums();

  private TableFile(FileStatus status, SeekableInputStream in) throws IOException {
    this.status = status;
    this.in = in;
    this.tail = readTail();
  }

  /**
   * Opens a file and reads its tail.
   *
   * @throws InputException if it is too short for the footer it claims
   */
  static TableFile open(Configuration conf, FileStatus status) throws IOException {
    return open(status, HadoopInputFile.fromStatus(status, conf).newStream());
  }

  /** The same for a file whose bytes are {@code in}, which is taken over. */
  public static TableFile open(FileStatus status, SeekableInputStream in) throws IOException {
    try {
      return new TableFile(status, in);
    } catch (EOFException e) {
      in.close();
      throw new DamagedTableException(
          "%s changed while being opened: it had %d bytes and is shorter now; run again"
              .formatted(status.getPath(), status.getLen()),
          e);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Opens a file that was opened before.
   *
   * @throws DamagedTableException if it is another now, or gone
   */
  static TableFile open(Configuration conf, FileStamp stamp) throws IOException {
    Path path = new Path(stamp.file());
    try {
      FileStatus status = path.getFileSystem(conf).getFileStatus(path);
      stamp.check(status);
      TableFile file = open(conf, status);
      try {
        stamp.checkFooter(file.footer());
      } catch (DamagedTableException e) {
        file.close();
        throw e;
      }
      return file;
    } catch (FileNotFoundException e) {
      throw stamp.gone(e);
    }
  }

  Path path() {
    return status.getPath();
  }

  /**
   * Returns if its first bytes are those of Parquet.
   *
   * @throws InputException otherwise, naming what it is
   */
  void requireParquet() throws IOException {
    byte[] start = new byte[(int) Math.min(FileKind.HEAD_BYTES, status.getLen())];
    in.seek(0);
    in.readFully(start);
    InputCheck.requireParquet(path(), FileKind.of(start));
  }

  /** CRC-32C of the tail. */
  int footer() {
    CRC32C sum = new CRC32C();
    sum.update(tail);
    return (int) sum.getValue();
  }

  FileStamp stamp() {
    return FileStamp.of(status, footer());
  }

  /** The sums to hold column chunks against. */
  ChunkSums chunks() {
    return chunks;
  }

  /** What Parquet names it in messages. */
  @Override
  public String toString() {
    return path().toString();
  }

  @Override
  public long getLength() {
    return status.getLen();
  }

  /** The one stream there is, from the file's beginning. */
  @Override
  public SeekableInputStream newStream() {
    return new CheckedStream(in, status.getLen(), tail, chunks);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private byte[] readTail() throws IOException {
    long length = status.getLen();
    if (length < MAGIC_BYTES + END_BYTES) {
      throw incomplete("it has only %d bytes".formatted(length));
    }
    byte[] end = new byte[END_BYTES];
    in.seek(length - END_BYTES);
    in.readFully(end);
    if (end[LENGTH_BYTES] != 'P' || end[LENGTH_BYTES + 1] != 'A' || end[LENGTH_BYTES + 2] != 'R') {
      throw incomplete(
          "expected it to end with PAR1 but found '%s'"
              .formatted(
                  new String(end, LENGTH_BYTES, MAGIC_BYTES, StandardCharsets.ISO_8859_1)
                      .replaceAll("[^ -~]", "?")));
    }
    int footer = BytesUtils.readIntLittleEndian(end, 0);
    if (footer <= 0 || footer > length - MAGIC_BYTES - END_BYTES) {
      throw incomplete(
          "its footer would have %d bytes, the file has %d"
              .formatted(Integer.toUnsignedLong(footer), length));
    }
    byte[] whole = new byte[footer + END_BYTES];
    in.seek(length - whole.length);
    in.readFully(whole);
    return whole;
  }

  private InputException incomplete(String why) throws IOException {
    requireParquet();
    return new InputException(
        "%s cannot be read as Parquet, is it complete? %s".formatted(path(), why));
  }
}

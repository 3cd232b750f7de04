package io.pulsemill.input;

import io.pulsemill.InputException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What the client asks of a file before it reads rows: is it of the kind that is expected, and that
 * its name says. A codec is chosen by name alone, so gzip data under another name would be lines of
 * garbage, and text under the name of bzip2 no line at all.
 */
public final class InputCheck {
  private InputCheck() {}

  /** The kind of a file, by its bytes and not by its name. */
  public static FileKind kind(Configuration conf, Path file) throws IOException {
    return FileKind.of(head(conf, file));
  }

  private static byte[] head(Configuration conf, Path file) throws IOException {
    try (FSDataInputStream in = file.getFileSystem(conf).open(file)) {
      return in.readNBytes(FileKind.HEAD_BYTES);
    }
  }

  /**
   * Returns if a file is empty or holds text, compressed as its suffix indicates.
   *
   * @throws InputException otherwise, or if compressed data are not whole as far as can be seen
   *     without reading them all; naming the file and what to do
   */
  public static void requireText(Configuration conf, Path file) throws IOException {
    requireText(conf, file, FileKind.TEXT);
  }

  /** The same for text of a certain kind, {@link FileKind#TEXT} or {@link FileKind#UTF_16}. */
  public static void requireText(Configuration conf, Path file, FileKind text) throws IOException {
    Compression named = Compression.of(file);
    FileKind found = kind(conf, file);
    if (found == FileKind.EMPTY) {
      return;
    }
    if (named == Compression.NONE && text == FileKind.UTF_16) {
      requireMark(file, head(conf, file), "it holds ");
      return;
    }
    if (!named.canBe(found)) {
      throw refused(
          file,
          named == Compression.NONE
              ? "it holds %s; %s".formatted(found.title(), found.advice())
              : "its name ends in %s but it holds %s; %s"
                  .formatted(named.suffix(), found.title(), found.advice()));
    }
    if (named != Compression.NONE) {
      requireTextInside(conf, file, named, text);
    }
  }

  private static void requireMark(Path file, byte[] head, String holds) {
    boolean marked =
        head.length > 1
            && ((head[0] == (byte) 0xFE && head[1] == (byte) 0xFF)
                || (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE));
    if (!marked) {
      throw refused(
          file,
          "%s%s; expected UTF-16 that begins with a byte order mark (--encoding)"
              .formatted(holds, FileKind.of(head).title()));
    }
  }

  /**
   * Returns if a file is Parquet that can be read without keys.
   *
   * @param found its kind
   * @throws InputException otherwise, naming the file and what to do
   */
  public static void requireParquet(Path file, FileKind found) {
    if (found != FileKind.PARQUET) {
      throw refused(
          file,
          "it holds %s; %s"
              .formatted(
                  found.title(),
                  found == FileKind.ENCRYPTED_PARQUET
                      ? found.advice()
                      : "expected a Parquet file, which begins with PAR1"));
    }
  }

  /**
   * Returns if a file is of that kind, whatever its name.
   *
   * @throws InputException otherwise, naming the file
   */
  public static void requireKind(Configuration conf, Path file, FileKind expected)
      throws IOException {
    FileKind found = kind(conf, file);
    if (found != expected) {
      throw refused(file, "it holds %s; expected %s".formatted(found.title(), expected.title()));
    }
  }

  private static void requireTextInside(
      Configuration conf, Path file, Compression named, FileKind text) throws IOException {
    FileSystem fs = file.getFileSystem(conf);
    if (named == Compression.BZIP2 && !blocksAreWhole(fs, file)) {
      throw refused(file, "its bzip2 data are damaged or cut short; recreate the file");
    }
    try (DecompressedStream in =
        new DecompressedStream(
            conf, new WatchedStream(fs.open(file)), named, 0, fs.getFileStatus(file).getLen())) {
      byte[] head = in.readNBytes(FileKind.HEAD_BYTES);
      FileKind inside = FileKind.of(head);
      if (text == FileKind.UTF_16 && inside != FileKind.EMPTY) {
        requireMark(file, head, "its %s data hold ".formatted(named.title()));
      } else if (inside != FileKind.TEXT && inside != FileKind.EMPTY) {
        throw refused(
            file,
            "its %s data hold %s; expected text in UTF-8 in them"
                .formatted(named.title(), inside.title()));
      }
    } catch (DamagedDataException e) {
      throw refused(file, e.getMessage() + "; recreate the file");
    }
  }

  /** Read in splits, a file that lacks blocks would look complete. */
  private static boolean blocksAreWhole(FileSystem fs, Path file) throws IOException {
    try (FSDataInputStream in = fs.open(file)) {
      return Bzip2Blocks.areWhole(in);
    }
  }

  private static InputException refused(Path file, String message) {
    return new InputException("%s: %s".formatted(file, message));
  }
}

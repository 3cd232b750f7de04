package io.pulsemill.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.apache.hadoop.fs.Path;

/** How a text file is compressed, by its suffix. */
public enum Compression {
  NONE("", FileKind.TEXT),
  GZIP(".gz", FileKind.GZIP),
  BZIP2(".bz2", FileKind.BZIP2),
  ZSTANDARD(".zst", FileKind.ZSTANDARD),
  LZ4(".lz4", FileKind.LZ4),
  SNAPPY(".snappy", FileKind.SNAPPY),
  DEFLATE(".deflate", FileKind.ZLIB);

  private final String suffix;
  private final FileKind kind;

  Compression(String suffix, FileKind kind) {
    this.suffix = suffix;
    this.kind = kind;
  }

  /** The compression by the file's suffix. */
  public static Compression of(Path file) {
    String name = file.getName().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(compression -> compression != NONE && name.endsWith(compression.suffix))
        .findFirst()
        .orElse(NONE);
  }

  /** How names of such files end. */
  public String suffix() {
    return suffix;
  }

  /** Whether such a file can be of that kind by its first bytes. */
  boolean canBe(FileKind found) {
    return switch (this) {
      case LZ4, SNAPPY -> found == kind || found == FileKind.BINARY; // Hadoop's have no mark
      case DEFLATE -> found == kind || found == FileKind.BINARY || found == FileKind.TEXT;
      default -> found == kind;
    };
  }

  /** Whether several tasks can read one file. */
  public boolean splittable() {
    return this == NONE || this == BZIP2;
  }

  /** As a message names it: {@code gzip}. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The decompressed bytes of a whole file; not for {@link #BZIP2}, which is read in blocks. */
  InputStream open(InputStream raw) throws IOException {
    return switch (this) {
      case NONE -> raw;
      case GZIP -> new GzipStream(raw);
      case ZSTANDARD -> Codecs.zstandard(raw);
      case LZ4 -> Codecs.lz4(raw);
      case SNAPPY -> Codecs.snappy(raw);
      case DEFLATE -> new ZlibStream(raw);
      case BZIP2 -> throw new IllegalStateException("bzip2 is read in blocks");
    };
  }
}

package io.pulsemill.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.apache.hadoop.fs.Path;

/** How a text file is compressed, by its suffix. */
public enum Compression {
  NONE("", FileKind.TEXT, raw -> raw),
  GZIP(".gz", FileKind.GZIP, Codecs::gzip),
  BZIP2(".bz2", FileKind.BZIP2, null),
  ZSTANDARD(".zst", FileKind.ZSTANDARD, Codecs::zstandard),
  LZ4(".lz4", FileKind.LZ4, Codecs::lz4),
  SNAPPY(".snappy", FileKind.SNAPPY, Codecs::snappy),
  DEFLATE(".deflate", FileKind.ZLIB, Codecs::deflate);

  private final String suffix;
  private final FileKind kind;
  private final Opener opener;

  /** Decompresses a whole file. */
  private interface Opener {
    InputStream open(InputStream raw) throws IOException;
  }

  Compression(String suffix, FileKind kind, Opener opener) {
    this.suffix = suffix;
    this.kind = kind;
    this.opener = opener;
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
  String suffix() {
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

  /** The decompressed bytes of a whole file; not for {@link #BZIP2}, which has a codec. */
  InputStream open(InputStream raw) throws IOException {
    return opener.open(raw);
  }
}

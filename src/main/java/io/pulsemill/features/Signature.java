package io.pulsemill.features;

import java.util.HexFormat;
import java.util.Optional;

/** What the first bytes of a file say it holds, where that is not plain text in UTF-8. */
enum Signature {
  GZIP("gzip data", "1f8b"),
  BZIP2("bzip2 data", "425a68"),
  ZSTANDARD("Zstandard data", "28b52ffd"),
  XZ("xz data", "fd377a585a00"),
  ZIP("a zip archive", "504b0304"),
  PARQUET("a Parquet file", "50415231"),
  UTF_16("text in UTF-16", "fffe"),
  UTF_16_BIG_ENDIAN("text in UTF-16", "feff");

  /** Bytes {@link #of} needs to see. */
  static final int LENGTH = 10;

  /** A CSV header may begin with "BZh" too, but not with this after "BZh1".."BZh9". */
  private static final String BZIP2_BLOCK = "314159265359";

  private static final String BZIP2_END = "177245385090";
  private static final int BZIP2_HEADER = 4;

  private final String title;
  private final String magic;

  Signature(String title, String magic) {
    this.title = title;
    this.magic = magic;
  }

  /** As a message names it. */
  String title() {
    return title;
  }

  /** The signature in {@code first}, the beginning of a file. */
  static Optional<Signature> of(byte[] first) {
    String hex = HexFormat.of().formatHex(first);
    for (Signature signature : values()) {
      if (hex.startsWith(signature.magic) && (signature != BZIP2 || isBzip2(hex))) {
        return Optional.of(signature);
      }
    }
    return Optional.empty();
  }

  private static boolean isBzip2(String hex) {
    return hex.startsWith(BZIP2_BLOCK, 2 * BZIP2_HEADER)
        || hex.startsWith(BZIP2_END, 2 * BZIP2_HEADER);
  }
}

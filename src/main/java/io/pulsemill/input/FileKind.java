package io.pulsemill.input;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kind of a file, recognized by its first bytes alone. */
public enum FileKind {
  EMPTY("nothing", "expected a header line", FileKind.NEVER),
  PARQUET("a Parquet file", "expected text", "50415231"),
  ENCRYPTED_PARQUET("an encrypted Parquet file", "decrypt it first", "50415245"),
  GZIP("gzip data", "rename it to end in .gz", "1f8b"),
  /** A digit, and the mark of a block or of the end. */
  BZIP2("bzip2 data", "rename it to end in .bz2", "425a683[1-9](314159265359|177245385090)"),
  /** A frame, or a skippable one before it. */
  ZSTANDARD("Zstandard data", "rename it to end in .zst", "28b52ffd|5[0-9a-f]2a4d18"),
  LZ4("LZ4 data", "rename it to end in .lz4", "04224d18"),
  LZ4_LEGACY("LZ4 data of its legacy format", FileKind.REPACK, "02214c18"),
  SNAPPY("Snappy data", "rename it to end in .snappy", "ff060000734e61507059"),
  ZLIB("zlib data", "rename it to end in .deflate", "785e|789c|78da"),
  XZ("xz data", FileKind.REPACK, "fd377a585a00"),
  ZIP("a zip archive, such as .xlsx", FileKind.REPACK, "504b0304|504b0506"),
  ORC("an ORC file", FileKind.REWRITE, "4f5243"),
  AVRO("an Avro file", FileKind.REWRITE, "4f626a01"),
  UTF_32("text in UTF-32", FileKind.CONVERT, "fffe0000|0000feff"),
  UTF_16("text in UTF-16", FileKind.CONVERT_OR_SAY, "fffe|feff"),
  /** Bytes of zero in its first line. */
  BINARY("binary data", "expected text in UTF-8", FileKind.NEVER),
  /** Anything else: text in UTF-8, as far as these bytes show, perhaps with a byte order mark. */
  TEXT("plain text", "rename it to match its contents", FileKind.NEVER);

  /** Number of bytes that {@link #of} needs. */
  public static final int HEAD_BYTES = 256;

  private static final String NEVER = "(?!)";
  private static final String REPACK = "unpack it, or pack it with gzip or zstd";
  private static final String REWRITE = "write it as CSV";
  private static final String CONVERT = "convert it to UTF-8";
  private static final String CONVERT_OR_SAY =
      "convert it to UTF-8, or read it, if it is observations, with --encoding UTF-16";

  private final String title;
  private final String advice;
  private final Pattern magic;

  FileKind(String title, String advice, String magic) {
    this.title = title;
    this.advice = advice;
    this.magic = Pattern.compile(magic);
  }

  /**
   * The kind of a file that begins with {@code head}.
   *
   * @param head its first {@link #HEAD_BYTES} bytes, or all there are
   */
  public static FileKind of(byte[] head) {
    if (head.length == 0) {
      return EMPTY;
    }
    String hex = HexFormat.of().formatHex(head);
    for (FileKind kind : values()) {
      Matcher magic = kind.magic.matcher(hex);
      if (magic.lookingAt() && kind.isConfirmed(head, magic.end() / 2)) {
        return kind;
      }
    }
    return switch (ZeroBytes.bytesPerUnit(head)) {
      case 1 -> TEXT;
      case 2 -> UTF_16;
      case 4 -> UTF_32;
      default -> BINARY;
    };
  }

  /** As a message names it. */
  public String title() {
    return title;
  }

  /** What to do with such a file if text is expected. */
  String advice() {
    return advice;
  }

  /** The header of a CSV file may begin with PAR1, ORC or x^, too, but is printable. */
  private boolean isConfirmed(byte[] head, int magicBytes) {
    return switch (this) {
      case PARQUET, ENCRYPTED_PARQUET, ORC, ZLIB -> !isPrintable(head, magicBytes);
      default -> true;
    };
  }

  private static boolean isPrintable(byte[] head, int from) {
    for (int i = from; i < head.length; i++) {
      if (head[i] >= 0 && head[i] < ' ' && head[i] != '\t' && head[i] != '\r' && head[i] != '\n') {
        return false;
      }
    }
    return head.length > from;
  }
}

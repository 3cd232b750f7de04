package io.pulsemill.input;

import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.GzipCodec;
import org.apache.hadoop.util.ReflectionUtils;
import org.jspecify.annotations.Nullable;

/** How a text file is compressed, by its suffix. */
public enum Compression {
  NONE("", FileKind.TEXT, null, true),
  GZIP(".gz", FileKind.GZIP, GzipCodec.class, false),
  BZIP2(".bz2", FileKind.BZIP2, BZip2Codec.class, true);

  private final String suffix;
  private final FileKind kind;
  private final @Nullable Class<? extends CompressionCodec> codec;
  private final boolean splittable;

  Compression(
      String suffix,
      FileKind kind,
      @Nullable Class<? extends CompressionCodec> codec,
      boolean splittable) {
    this.suffix = suffix;
    this.kind = kind;
    this.codec = codec;
    this.splittable = splittable;
  }

  /** The compression by the file's suffix. */
  public static Compression of(Path file) {
    String name = file.getName().toLowerCase(Locale.ROOT);
    if (name.endsWith(GZIP.suffix)) {
      return GZIP;
    }
    return name.endsWith(BZIP2.suffix) ? BZIP2 : NONE;
  }

  /** How names of such files end. */
  String suffix() {
    return suffix;
  }

  /** What such a file is by its bytes. */
  FileKind kind() {
    return kind;
  }

  /** Whether several tasks can read one file. */
  public boolean splittable() {
    return splittable;
  }

  /** As a message names it: {@code gzip}. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The codec; not for {@link #NONE}. */
  CompressionCodec codec(Configuration conf) {
    return ReflectionUtils.newInstance(codec, conf);
  }
}

package io.pulsemill.features;

import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.GzipCodec;
import org.apache.hadoop.util.ReflectionUtils;

/** How a file of observations is compressed, which its name says. */
enum Compression {
  NONE("", null, true),
  GZIP(".gz", GzipCodec.class, false),
  BZIP2(".bz2", BZip2Codec.class, true);

  private final String suffix;
  private final Class<? extends CompressionCodec> codec;
  private final boolean splittable;

  Compression(String suffix, Class<? extends CompressionCodec> codec, boolean splittable) {
    this.suffix = suffix;
    this.codec = codec;
    this.splittable = splittable;
  }

  static Compression of(Path file) {
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

  /** Whether several tasks can read one file. */
  boolean splittable() {
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

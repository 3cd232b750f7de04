package io.pulsemill.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileChecksum;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.StringUtils;

/** A file's fingerprint: the file system's own if it keeps one (HDFS), else CRC-32C. */
public final class Checksum {
  private static final int BUFFER_BYTES = 1 << 20;

  private Checksum() {}

  static String of(Configuration conf, Path file) throws IOException {
    FileSystem files = file.getFileSystem(conf);
    FileChecksum kept = files.getFileChecksum(file);
    if (kept != null) {
      return kept.getAlgorithmName() + ":" + StringUtils.byteToHexString(kept.getBytes());
    }
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = files.open(file)) {
      for (int n; (n = in.read(buffer)) > 0; ) {
        crc.update(buffer, 0, n);
      }
    }
    return String.format(Locale.ROOT, "CRC32C:%08x", crc.getValue());
  }
}

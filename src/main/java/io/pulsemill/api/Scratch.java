package io.pulsemill.api;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/** A folder for results that nobody gave a name: it goes when the JVM ends. */
final class Scratch {
  private static final FsPermission OWN = new FsPermission((short) 0700);

  private final Path folder;
  private final AtomicInteger number = new AtomicInteger();

  /** On the local disk beside other temporary files, else in the user's home. */
  Scratch(Configuration conf) throws IOException {
    FileSystem files = FileSystem.get(conf);
    if (files.getScheme().equals("file")) {
      folder = files.makeQualified(new Path(Files.createTempDirectory("pulsemill-").toString()));
    } else {
      folder = new Path(files.getHomeDirectory(), ".pulsemill/explore-" + UUID.randomUUID());
      files.mkdirs(folder, OWN);
    }
    files.deleteOnExit(folder);
  }

  /** A path that nothing has yet. */
  Path next(String name) {
    return new Path(folder, String.format(Locale.ROOT, "%d/%s", number.incrementAndGet(), name));
  }
}

package io.pulsemill.output;

import org.apache.hadoop.fs.Path;

/** How a path is shown to a person. */
public final class DisplayPath {
  private DisplayPath() {}

  /** The path alone on the local file system, with its scheme elsewhere. */
  public static String shown(Path path) {
    String scheme = path.toUri().getScheme();
    return scheme == null || scheme.equals("file") ? path.toUri().getPath() : path.toString();
  }
}

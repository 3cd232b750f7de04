package io.pulsemill.columnar;

import io.pulsemill.input.WatchedStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;

/** A file system for a library that opens files itself: its streams remember a failed read. */
final class WatchedFiles extends FilterFileSystem {
  private final List<WatchedStream> opened = new ArrayList<>();

  WatchedFiles(FileSystem fs) {
    super(fs);
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    WatchedStream stream = new WatchedStream(super.open(file, bufferSize));
    opened.add(stream);
    return new FSDataInputStream(stream);
  }

  /** Throws what the storage threw, if it did. */
  void rethrowFailure() throws IOException {
    for (WatchedStream stream : opened) {
      stream.rethrowFailure();
    }
  }
}

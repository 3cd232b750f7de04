package io.pulsemill.input;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file's own bytes, below its decompressor. It remembers a failed read: so a fault of the storage
 * can be told from damaged data, and is not lost where a decompressor (bzip2, searching its next
 * block) takes it for the end of the file.
 */
public final class WatchedStream extends FSInputStream {
  private final FSDataInputStream in;
  private @Nullable IOException failure;

  /** Takes over {@code in}. */
  public WatchedStream(FSDataInputStream in) {
    this.in = in;
  }

  /** Throws what the storage threw, if it did. */
  public void rethrowFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void seek(long position) throws IOException {
    try {
      in.seek(position);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public long getPos() throws IOException {
    return in.getPos();
  }

  @Override
  public boolean seekToNewSource(long position) throws IOException {
    return in.seekToNewSource(position);
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

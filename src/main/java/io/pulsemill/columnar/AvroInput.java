package io.pulsemill.columnar;

import io.pulsemill.input.WatchedStream;
import java.io.IOException;
import org.apache.avro.file.SeekableInput;

/** A file as Avro wants it; Avro's own adapter does not travel with Hadoop. */
final class AvroInput implements SeekableInput {
  private final WatchedStream raw;
  private final long length;

  AvroInput(WatchedStream raw, long length) {
    this.raw = raw;
    this.length = length;
  }

  @Override
  public void seek(long position) throws IOException {
    raw.seek(position);
  }

  @Override
  public long tell() throws IOException {
    return raw.getPos();
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    return raw.read(bytes, offset, count);
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}

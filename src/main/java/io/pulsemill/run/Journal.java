package io.pulsemill.run;

import io.pulsemill.output.AtomicFiles;
import io.pulsemill.output.DisplayPath;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run has done, a file for each step: written in the folder of the lease, synced, read back,
 * and only then renamed to its name. So a file is whole, and a driver that lost its lease adds
 * none.
 *
 * <pre>
 *   byte  format (1)
 *   …     content
 *   int   CRC-32C of all before it
 * </pre>
 */
public final class Journal implements EntryFolder {
  private static final byte FORMAT = 1;
  private static final int CHECKSUM = Integer.BYTES;

  /** Sums of a pass over 2,000 weights take 64 MB. */
  private static final int MOST_BYTES = 1 << 30;

  private final AtomicFiles files;
  private final Path folder;
  private final Path staging;

  Journal(AtomicFiles files, Path folder, Path staging) {
    this.files = files;
    this.folder = folder;
    this.staging = staging;
  }

  /** That of a part of the run, in a folder of its own. */
  public Journal part(String name) {
    return new Journal(files, new Path(folder, name), staging);
  }

  /** Whether a step was done. */
  public boolean has(String name) throws IOException {
    return files.files().exists(new Path(folder, name));
  }

  @Override
  public List<String> names(String prefix) throws IOException {
    List<String> names = new ArrayList<>();
    for (FileStatus file : files.list(folder)) {
      if (file.getPath().getName().startsWith(prefix)) {
        names.add(file.getPath().getName());
      }
    }
    names.sort(null);
    return names;
  }

  /** {@inheritDoc} Returns once it is on disk. */
  @Override
  public void write(String name, Content content) throws IOException {
    Path beside = new Path(staging, "entry-" + UUID.randomUUID());
    try (FSDataOutputStream raw = files.create(beside)) {
      CheckedOutputStream checked = new CheckedOutputStream(raw, new CRC32C());
      DataOutputStream out = new DataOutputStream(checked);
      out.writeByte(FORMAT);
      content.write(out);
      out.writeInt((int) checked.getChecksum().getValue());
      out.flush();
      raw.hsync();
    }
    if (content(beside) == null) {
      throw new IOException(
          "%s: what was written could not be read back".formatted(DisplayPath.shown(beside)));
    }
    make(folder); // only now: a driver that has lost its lease has come no further than above
    files.replace(beside, new Path(folder, name));
  }

  private void make(Path folder) throws IOException {
    if (!files.files().exists(folder.getParent())) {
      make(folder.getParent());
    }
    files.makeFolder(folder);
  }

  /** {@inheritDoc} */
  @Override
  public <T> @Nullable T read(String name, Reading<T> reading) throws IOException {
    byte[] content = content(new Path(folder, name));
    return content == null
        ? null
        : reading.read(
            new DataInputStream(
                new ByteArrayInputStream(content, 1, content.length - 1 - CHECKSUM)));
  }

  /** All bytes of a file; null if it is not there, or not whole. */
  private byte @Nullable [] content(Path file) throws IOException {
    try (InputStream in = files.files().open(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      if (bytes.length < 1 + CHECKSUM) {
        return null;
      }
      CRC32C checksum = new CRC32C();
      checksum.update(bytes, 0, bytes.length - CHECKSUM);
      int stands =
          new DataInputStream(new ByteArrayInputStream(bytes, bytes.length - CHECKSUM, CHECKSUM))
              .readInt();
      if ((int) checksum.getValue() != stands) {
        return null;
      }
      if (bytes[0] != FORMAT) {
        throw new IOException(
            "%s has format %d; this build reads only %d: start anew with --overwrite or --resume no"
                .formatted(DisplayPath.shown(file), bytes[0], FORMAT));
      }
      return bytes;
    } catch (FileNotFoundException e) {
      return null;
    }
  }
}

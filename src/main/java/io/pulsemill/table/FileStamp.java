package io.pulsemill.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.io.Text;

/**
 * Distinguishes a file of a table from one that replaced it while a run was reading it.
 *
 * @param file fully qualified
 * @param length bytes
 * @param modified epoch milliseconds
 * @param footer CRC-32C of the file's tail ({@link TableFile#footer})
 */
record FileStamp(String file, long length, long modified, int footer) {

  static FileStamp of(FileStatus status, int footer) {
    return new FileStamp(
        status.getPath().toString(), status.getLen(), status.getModificationTime(), footer);
  }

  /**
   * Compares the length and modification time of the file that is there now.
   *
   * @throws DamagedTableException that names what changed
   */
  void check(FileStatus now) {
    check(now.getLen(), now.getModificationTime());
  }

  /** Fails if the CRC-32C of the file's tail differs. */
  void checkFooter(int now) {
    if (now != footer) {
      throw changed("a footer with CRC-32C %08x".formatted(footer), "%08x".formatted(now));
    }
  }

  /** Compares length, modification time and footer with those now. */
  void check(FileStamp now) {
    check(now.length, now.modified);
    checkFooter(now.footer);
  }

  private void check(long lengthNow, long modifiedNow) {
    if (lengthNow != length) {
      throw changed("%d bytes".formatted(length), "%d".formatted(lengthNow));
    }
    if (modifiedNow != modified) {
      throw changed(
          "it as it was at " + Instant.ofEpochMilli(modified),
          "it modified at " + Instant.ofEpochMilli(modifiedNow));
    }
  }

  /** The error for a file that no longer exists. */
  DamagedTableException gone(Throwable cause) {
    return new DamagedTableException(
        "%s changed during the run: it is gone; run again".formatted(file), cause);
  }

  /**
   * Compares the files of a table with those a run began with.
   *
   * @throws DamagedTableException naming the first that differs
   */
  static void check(List<FileStamp> begun, List<FileStamp> now) {
    Map<String, FileStamp> left = new TreeMap<>();
    now.forEach(stamp -> left.put(stamp.file, stamp));
    for (FileStamp stamp : begun) {
      FileStamp found = left.remove(stamp.file);
      if (found == null) {
        throw stamp.gone(null);
      }
      stamp.check(found);
    }
    if (!left.isEmpty()) {
      throw new DamagedTableException(
          "%s was added to the table during the run; run again"
              .formatted(left.keySet().iterator().next()));
    }
  }

  private DamagedTableException changed(String expected, String found) {
    return new DamagedTableException(
        "%s changed during the run: expected %s but found %s; run again"
            .formatted(file, expected, found));
  }

  /** Writes: Text file, long length, long modified, int footer. */
  void write(DataOutput out) throws IOException {
    Text.writeString(out, file);
    out.writeLong(length);
    out.writeLong(modified);
    out.writeInt(footer);
  }

  static FileStamp read(DataInput in) throws IOException {
    return new FileStamp(Text.readString(in), in.readLong(), in.readLong(), in.readInt());
  }
}

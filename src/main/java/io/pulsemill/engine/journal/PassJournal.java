package io.pulsemill.engine.journal;

import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.PassSums;
import io.pulsemill.run.EntryFolder;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.apache.hadoop.io.DataOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The sums of every pass: from them and the statistics the whole training can be run again without
 * a row, up to where it was. So this is the checkpoint, whatever the optimizer keeps.
 *
 * <p>A pass is written while the next ones are summed; passes that come faster than the disk takes
 * them go into one file. What is lost with a driver, or a task 0, is what was under way. A file is
 * named by its first pass and has one or more of
 *
 * <pre>
 *   int    bytes from here to the checksum
 *   byte   format (3)
 *   int    number of the pass
 *   double seconds it took
 *   UTF    id of the job that summed, empty if none did
 *   byte × 32, SHA-256 of what was asked for
 *   …      {@link PassSums}
 *   int    CRC-32C of these bytes
 * </pre>
 */
public final class PassJournal implements Closeable {
  /** How its files' names begin. */
  public static final String PREFIX = "pass-";

  private static final byte FORMAT = 3;
  private static final int DIGEST = 32;

  /** What may wait for the disk; beyond it a pass waits too. */
  private static final int MAX_WAITING = 64 << 20;

  private final EntryFolder folder;
  private final List<Place> kept = new ArrayList<>();
  private final JournalWriter writer;

  private String cached = "";
  private byte @Nullable [] content;

  /** The sums of a pass, its seconds, and the id of the job that summed or "". */
  public record Entry(PassSums sums, double seconds, String job) {}

  /** Where a record begins, and how long it is. */
  private record Place(String file, long offset, int bytes) {}

  /** Opens the journal of a run, empty or not. */
  public PassJournal(EntryFolder folder) throws IOException {
    this(folder, Duration.ZERO);
  }

  /** One that writes nothing before a run has taken so long, or made 64 MB of sums. */
  public PassJournal(EntryFolder folder, Duration begin) throws IOException {
    this.folder = folder;
    writer = new JournalWriter(folder, MAX_WAITING, Deadline.after(Ticker.SYSTEM, begin));
    for (String name : folder.names(PREFIX)) {
      folder.read(name, in -> index(name, in));
    }
  }

  /**
   * Passes from the first one on without a gap; a file of a driver before may overlap the next. A
   * file ends where a record is not whole.
   */
  private boolean index(String file, DataInputStream in) throws IOException {
    long offset = 0;
    try {
      while (true) {
        int bytes = in.readInt();
        byte @Nullable [] record = record(in, bytes);
        if (record == null) {
          return false;
        }
        if (record[0] != FORMAT) {
          throw new IOException(
              ("Entry of the journal has format %d; this build reads only %d: start anew with"
                      + " --overwrite or --resume no")
                  .formatted(record[0], FORMAT));
        }
        if (in(record).readInt() == kept.size() + 1) {
          kept.add(new Place(file, offset, bytes));
        }
        offset += 2 * Integer.BYTES + bytes;
      }
    } catch (EOFException e) {
      return true; // all seen
    }
  }

  /** Null if it is not whole. */
  private static byte @Nullable [] record(DataInputStream in, int bytes) throws IOException {
    if (bytes < 1) {
      return null;
    }
    byte[] record = in.readNBytes(bytes);
    return record.length == bytes && in.readInt() == checksum(record, bytes) ? record : null;
  }

  private static int checksum(byte[] record, int bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(record, 0, bytes);
    return (int) checksum.getValue();
  }

  /** After the format. */
  private static DataInputStream in(byte[] record) {
    return new DataInputStream(new ByteArrayInputStream(record, 1, record.length - 1));
  }

  /** How many passes were in it when it was opened. */
  public int kept() {
    return kept.size();
  }

  /** The entry of pass {@code number}; null if it was not kept, or is of other requests. */
  public @Nullable Entry read(int number, List<PassRequest> requests) throws IOException {
    if (number > kept.size()) {
      return null;
    }
    Place place = kept.get(number - 1);
    byte @Nullable [] file = file(place.file);
    if (file == null) {
      return null;
    }
    int from = Math.toIntExact(place.offset) + Integer.BYTES;
    DataInputStream record = in(Arrays.copyOfRange(file, from, from + place.bytes));
    record.readInt();
    double seconds = record.readDouble();
    String job = record.readUTF();
    return Arrays.equals(digest(requests), record.readNBytes(DIGEST))
        ? new Entry(PassSums.read(record), seconds, job)
        : null;
  }

  /** A file may have thousands of passes: it is read once. */
  private byte @Nullable [] file(String name) throws IOException {
    if (!name.equals(cached)) {
      content = folder.read(name, DataInputStream::readAllBytes);
      cached = name;
    }
    return content;
  }

  /**
   * Hands in a pass to be written; waits only if too much is pending.
   *
   * @throws IOException if one before could not be written
   */
  public void add(int number, List<PassRequest> requests, Entry entry) throws IOException {
    DataOutputBuffer record = new DataOutputBuffer(); // now: the sums are in use meanwhile
    record.writeByte(FORMAT);
    record.writeInt(number);
    record.writeDouble(entry.seconds());
    record.writeUTF(entry.job());
    record.write(digest(requests));
    entry.sums().write(record);
    DataOutputBuffer framed = new DataOutputBuffer(record.getLength() + 2 * Integer.BYTES);
    framed.writeInt(record.getLength());
    framed.write(record.getData(), 0, record.getLength());
    framed.writeInt(checksum(record.getData(), record.getLength()));
    writer.add(String.format(Locale.ROOT, PREFIX + "%06d", number), framed);
  }

  private static byte[] digest(List<PassRequest> requests) throws IOException {
    DataOutputBuffer bytes = new DataOutputBuffer();
    write(bytes, requests);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(bytes.getData(), 0, bytes.getLength());
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static void write(DataOutput out, List<PassRequest> requests) throws IOException {
    out.writeInt(requests.size());
    for (PassRequest request : requests) {
      request.write(out);
    }
  }

  /** Returns when all is on disk that is to be written. */
  public void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() {
    writer.close();
  }
}

package io.pulsemill.engine.resident;

import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.PassSums;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.io.DataOutputBuffer;

/**
 * The sums of every pass: from them and the statistics the whole training can be run again without
 * a row, up to where it was. So this is the checkpoint, whatever the optimizer keeps.
 *
 * <p>A pass is written while the next ones are summed; passes that come faster than the disk takes
 * them go into one file. What is lost with a task 0 is what was under way. A file is named by its
 * first pass and has one or more of
 *
 * <pre>
 *   int    bytes that follow
 *   byte   format (2)
 *   int    number of the pass
 *   double seconds it took
 *   int    number of fits, int hash of what they asked for
 *   …      {@link PassSums}
 * </pre>
 */
final class PassJournal implements Closeable {
  private static final byte FORMAT = 2;
  static final String PREFIX = "pass-";

  /** What may wait for the disk; beyond it a pass waits too. */
  private static final int MAX_WAITING = 64 << 20;

  private final RunFolder folder;
  private final List<Place> kept = new ArrayList<>();
  private final JournalWriter writer;

  /** The sums of a pass and its seconds. */
  record Entry(PassSums sums, double seconds) {}

  /** Where an entry begins. */
  private record Place(String file, long offset) {}

  /** Opens the journal of a run, empty or not. */
  PassJournal(RunFolder folder) throws IOException {
    this.folder = folder;
    writer = new JournalWriter(folder, MAX_WAITING);
    for (FileStatus file : folder.list(PREFIX)) {
      String name = file.getPath().getName();
      folder.read(name, in -> index(name, in));
    }
  }

  /** Passes from the first one on without a gap; a file of a task 0 before may overlap the next. */
  private Void index(String file, DataInputStream in) throws IOException {
    long offset = 0;
    try {
      while (true) {
        int bytes = in.readInt();
        Wire.checkFormat(in, FORMAT, "Entry of the journal");
        if (in.readInt() == kept.size() + 1) {
          kept.add(new Place(file, offset));
        }
        in.skipNBytes(bytes - 1 - Integer.BYTES);
        offset += Integer.BYTES + bytes;
      }
    } catch (EOFException e) {
      return null; // all seen
    }
  }

  /** How many passes were in it when it was opened. */
  int kept() {
    return kept.size();
  }

  /** The entry of pass {@code number}; null if it was not kept, or is of other requests. */
  Entry read(int number, List<PassRequest> requests) throws IOException {
    if (number > kept.size()) {
      return null;
    }
    Place place = kept.get(number - 1);
    return folder.read(
        place.file,
        in -> {
          in.skipNBytes(place.offset + 2 * Integer.BYTES + 1);
          double seconds = in.readDouble();
          boolean same = in.readInt() == requests.size();
          same &= in.readInt() == requests.hashCode();
          return same ? new Entry(PassSums.read(in), seconds) : null;
        });
  }

  /**
   * Hands in a pass to be written; waits only if too much is pending.
   *
   * @throws IOException if one before could not be written
   */
  void add(int number, List<PassRequest> requests, Entry entry) throws IOException {
    DataOutputBuffer bytes = new DataOutputBuffer(); // now: the sums are in use meanwhile
    write(bytes, number, requests, entry);
    writer.add(String.format(Locale.ROOT, PREFIX + "%06d", number), bytes);
  }

  private static void write(DataOutput out, int number, List<PassRequest> requests, Entry entry)
      throws IOException {
    out.writeByte(FORMAT);
    out.writeInt(number);
    out.writeDouble(entry.seconds());
    out.writeInt(requests.size());
    out.writeInt(requests.hashCode());
    entry.sums().write(out);
  }

  /** Returns when all is on disk. */
  void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() {
    writer.close();
  }
}

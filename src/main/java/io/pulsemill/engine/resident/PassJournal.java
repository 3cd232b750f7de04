package io.pulsemill.engine.resident;

import io.pulsemill.optimize.Order;
import io.pulsemill.softmax.SoftmaxSums;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hadoop.io.DataOutputBuffer;

/**
 * The sums of every pass, a file each: from them and the statistics the whole training can be run
 * again without a row, up to where it was. So this is the checkpoint, whatever the optimiser keeps.
 *
 * <pre>
 *   byte   format (1)
 *   double seconds the pass took
 *   byte   order, int number of weights, int hash of the weights
 *   …      {@link SoftmaxSums}
 * </pre>
 *
 * A pass is written while the next one is summed, in order: what is lost with a task 0 is a pass or
 * two.
 */
final class PassJournal implements Closeable {
  private static final byte FORMAT = 1;

  private final RunFolder folder;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "pulsemill-journal");
            thread.setDaemon(true);
            return thread;
          });
  private int kept;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /** The sums of a pass and its seconds. */
  record Entry(SoftmaxSums sums, double seconds) {}

  /** Opens the journal of a run, empty or not. */
  PassJournal(RunFolder folder) throws IOException {
    this.folder = folder;
    while (folder.has(name(kept + 1))) {
      kept++;
    }
  }

  /** How many passes were in it when it was opened. */
  int kept() {
    return kept;
  }

  /** The entry of pass {@code number}; null where it was not kept, or is of other weights. */
  Entry read(int number, double[] weights, Order order) throws IOException {
    return number > kept ? null : folder.read(name(number), in -> read(in, weights, order));
  }

  private static Entry read(DataInputStream in, double[] weights, Order order) throws IOException {
    Wire.checkFormat(in, FORMAT, "Entry of the journal");
    double seconds = in.readDouble();
    boolean same = Wire.readEnum(in, Order.values()) == order;
    same &= in.readInt() == weights.length;
    same &= in.readInt() == Arrays.hashCode(weights);
    return same ? new Entry(SoftmaxSums.read(in), seconds) : null;
  }

  /**
   * Hands in a pass to be written; waits for the one before.
   *
   * @throws IOException if that could not be written
   */
  void add(int number, double[] weights, Order order, Entry entry) throws IOException {
    flush();
    DataOutputBuffer bytes = new DataOutputBuffer(); // now: the sums are in use meanwhile
    write(bytes, weights, order, entry);
    last =
        CompletableFuture.runAsync(
            () -> {
              try {
                folder.write(name(number), bytes::writeTo);
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            },
            writer);
  }

  private static void write(DataOutput out, double[] weights, Order order, Entry entry)
      throws IOException {
    out.writeByte(FORMAT);
    out.writeDouble(entry.seconds());
    Wire.writeEnum(out, order);
    out.writeInt(weights.length);
    out.writeInt(Arrays.hashCode(weights));
    entry.sums().write(out);
  }

  /** Returns when all is on disk. */
  void flush() throws IOException {
    try {
      last.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  @Override
  public void close() {
    writer.shutdown();
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "pass-%04d", number);
  }
}

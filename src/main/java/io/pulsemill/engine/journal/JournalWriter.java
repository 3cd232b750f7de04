package io.pulsemill.engine.journal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.pulsemill.job.ErrorLine;
import io.pulsemill.run.EntryFolder;
import io.pulsemill.timing.Deadline;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.io.DataOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A thread that writes records to files of a folder: all that wait at a time into one. It may be
 * told to begin only after some time: then what a short run hands in is never written.
 */
final class JournalWriter implements Closeable {
  private final EntryFolder folder;
  private final int maxWaiting;
  private final Deadline begin;
  private final Thread thread = new Thread(this::write, "pulsemill-journal");

  @GuardedBy("this")
  private @Nullable Batch waiting;

  @GuardedBy("this")
  private long waitingBytes;

  @GuardedBy("this")
  private boolean writing;

  @GuardedBy("this")
  private boolean closed;

  @GuardedBy("this")
  private @Nullable Throwable failure;

  /** What goes into one file. */
  private record Batch(String file, List<DataOutputBuffer> records) {}

  /**
   * A writer that begins.
   *
   * @param maxWaiting bytes that may wait before {@link #add} does, and writing begins at once
   */
  JournalWriter(EntryFolder folder, int maxWaiting, Deadline begin) {
    this.folder = folder;
    this.maxWaiting = maxWaiting;
    this.begin = begin;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Hands in a record; {@code file} is where it goes if it is the first of its file.
   *
   * @throws IOException if one before could not be written
   */
  synchronized void add(String file, DataOutputBuffer record) throws IOException {
    while (failure == null && waitingBytes > maxWaiting) {
      rest();
    }
    check();
    if (waiting == null) {
      waiting = new Batch(file, new ArrayList<>());
    }
    waiting.records.add(record);
    waitingBytes += record.getLength();
    notifyAll();
  }

  /** Returns when all is on disk that is to be written. */
  synchronized void flush() throws IOException {
    while (failure == null && (writing || (waiting != null && begun()))) {
      rest();
    }
    check();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private void write() {
    try {
      for (Batch batch = next(); batch != null; batch = next()) {
        List<DataOutputBuffer> records = batch.records;
        folder.write(batch.file, out -> write(records, out));
      }
    } catch (IOException | RuntimeException e) {
      fail(e); // any: a caller waiting for this thread would wait forever
    }
  }

  private static void write(List<DataOutputBuffer> records, DataOutputStream out)
      throws IOException {
    for (DataOutputBuffer record : records) {
      record.writeTo(out);
    }
  }

  /** What waits, once there is something; null when there never will be. */
  private synchronized @Nullable Batch next() throws IOException {
    writing = false;
    notifyAll();
    while (!closed && (waiting == null || !begun())) {
      rest();
    }
    Batch batch = begun() ? waiting : null;
    waiting = null;
    waitingBytes = 0;
    writing = batch != null;
    return batch;
  }

  @GuardedBy("this")
  private boolean begun() {
    return begin.passed() || waitingBytes > maxWaiting;
  }

  private synchronized void fail(Exception e) {
    failure = ErrorLine.original(e);
    notifyAll();
  }

  @GuardedBy("this")
  private void check() throws IOException {
    if (failure != null) {
      throw new IOException("The journal cannot be written: " + ErrorLine.of(failure), failure);
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the caller checks again
  @GuardedBy("this")
  private void rest() throws IOException {
    try {
      wait(begin.remaining().toMillis() + 1); // or 0, which would be for ever
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("Interrupted while writing the journal").initCause(e);
    }
  }
}

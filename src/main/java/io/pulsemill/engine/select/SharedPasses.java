package io.pulsemill.engine.select;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.pulsemill.engine.PassRequest;
import io.pulsemill.softmax.SoftmaxSums;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where fits that go on side by side meet: each, in its own thread, asks for sums and waits; when
 * all have asked or ended, the leader answers them together.
 */
final class SharedPasses {
  @GuardedBy("this")
  private final SortedMap<Integer, PassRequest> asked = new TreeMap<>();

  @GuardedBy("this")
  private final SortedMap<Integer, List<SoftmaxSums>> answered = new TreeMap<>();

  @GuardedBy("this")
  private final List<Thread> threads = new ArrayList<>();

  /** Fits that have neither asked nor ended. */
  @GuardedBy("this")
  private int atWork;

  @GuardedBy("this")
  private @Nullable Throwable failure;

  /** Who answers. */
  interface Leader {
    /** The sums for each request, by the number of the fit that asks. */
    SortedMap<Integer, List<SoftmaxSums>> answer(SortedMap<Integer, PassRequest> asked)
        throws IOException;
  }

  /** A fit. */
  interface Fit {
    /** Goes through with it; what it throws ends all. */
    void run() throws IOException;
  }

  /** Starts a fit, which may {@link #ask}; by the leader before it leads, or by another fit. */
  synchronized void start(Fit fit) {
    Thread thread = new Thread(() -> run(fit), "pulsemill-fit");
    thread.setDaemon(true);
    threads.add(thread);
    atWork++;
    thread.start();
  }

  /**
   * The sums for a request, once every fit has asked for some.
   *
   * @param fit its number, by which requests are ordered
   * @throws IOException if there will be none
   */
  synchronized List<SoftmaxSums> ask(int fit, PassRequest request) throws IOException {
    asked.put(fit, request);
    atWork--;
    notifyAll();
    while (failure == null && !answered.containsKey(fit)) {
      rest();
    }
    if (failure != null) {
      throw new IOException("Another fit failed, or the pass", failure);
    }
    return Objects.requireNonNull(answered.remove(fit));
  }

  /**
   * Answers until no fit is left.
   *
   * @throws IOException as the leader or a fit threw it; then all have ended, too
   */
  void lead(Leader leader) throws IOException {
    try {
      for (var next = next(); !next.isEmpty(); next = next()) {
        give(leader.answer(next));
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
    awaitAll();
    rethrow();
  }

  private void run(Fit fit) {
    try {
      fit.run();
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    } finally {
      end();
    }
  }

  private synchronized void end() {
    atWork--;
    notifyAll();
  }

  private synchronized void fail(Throwable e) {
    failure = failure == null ? e : failure;
    notifyAll();
  }

  /** What all fits ask that go on, as soon as all of them have; empty if none goes on. */
  private synchronized SortedMap<Integer, PassRequest> next() throws IOException {
    while (failure == null && atWork > 0) {
      rest();
    }
    return failure == null ? new TreeMap<>(asked) : new TreeMap<>();
  }

  private synchronized void give(SortedMap<Integer, List<SoftmaxSums>> answers) {
    atWork += asked.size();
    asked.clear();
    answered.putAll(answers);
    notifyAll();
  }

  private void awaitAll() throws IOException {
    List<Thread> all;
    synchronized (this) {
      all = List.copyOf(threads); // a failure lets none start another that it would wait for
    }
    try {
      for (Thread thread : all) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private synchronized void rethrow() throws IOException {
    if (failure instanceof IOException io) {
      throw io;
    } else if (failure instanceof RuntimeException runtime) {
      throw runtime;
    } else if (failure instanceof Error error) {
      throw error;
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the caller checks again
  @GuardedBy("this")
  private void rest() throws IOException {
    try {
      wait();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return (IOException) new InterruptedIOException("Interrupted while fitting").initCause(e);
  }
}

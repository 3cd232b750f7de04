package io.pulsemill.engine;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** A few threads that share a list of work: each takes the next item until none is left. */
public final class Parallel implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private static final Closeable NO_TOOL = () -> {};

  private final int threads;
  private final ExecutorService pool;

  /** Adds one item, with the thread's own tool, to the thread's own sum. */
  public interface Step<C, I, S> {
    void add(C tool, I item, S sum) throws IOException;
  }

  /** Starts none before there is work. */
  public Parallel(int threads) {
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "pulsemill-local");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** How many threads there are. */
  public int count() {
    return threads;
  }

  /** One sum per thread, as below, of items that need no tool. */
  public <I, S> List<S> each(List<I> items, Supplier<S> zero, BiConsumer<I, S> step)
      throws IOException {
    return each(items, zero, () -> NO_TOOL, (none, item, sum) -> step.accept(item, sum));
  }

  /**
   * One sum per thread. Which items are in which depends on timing, so the sums must not depend on
   * order.
   */
  public <C extends Closeable, I, S> List<S> each(
      List<I> items, Supplier<S> zero, Supplier<C> tools, Step<C, I, S> step) throws IOException {
    AtomicInteger next = new AtomicInteger();
    List<Future<S>> running = new ArrayList<>();
    for (int t = 0; t < Math.min(threads, items.size()); t++) {
      running.add(
          pool.submit(
              () -> {
                boolean whole = false;
                S sum = zero.get();
                try (C tool = tools.get()) {
                  for (int i; (i = next.getAndIncrement()) < items.size(); ) {
                    step.add(tool, items.get(i), sum);
                  }
                  whole = true;
                } finally {
                  if (!whole) {
                    next.set(items.size()); // what failed once need not go on elsewhere
                  }
                }
                return sum;
              }));
    }
    return results(running);
  }

  /** Waits for all of them, so that no thread is at work after a failure. */
  private static <S> List<S> results(List<Future<S>> running) throws IOException {
    List<S> sums = new ArrayList<>();
    Exception failure = null;
    for (Future<S> future : running) {
      try {
        sums.add(result(future));
      } catch (IOException | RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure instanceof IOException io) {
      throw io;
    } else if (failure != null) {
      throw (RuntimeException) failure;
    }
    return sums;
  }

  private static <S> S result(Future<S> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while summing", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException io) {
        throw io;
      } else if (cause instanceof RuntimeException runtime) {
        throw runtime;
      } else if (cause instanceof Error error) {
        throw error;
      }
      throw new IOException(cause);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
    try {
      // The work folder may be deleted next; no thread may still read it.
      if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Worker thread did not terminate within 60 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

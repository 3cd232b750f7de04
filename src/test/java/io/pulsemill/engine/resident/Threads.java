package io.pulsemill.engine.resident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/** Work beside a test's own thread. */
final class Threads {
  private Threads() {}

  /** Some work. */
  interface Work<T> {
    T get() throws IOException;
  }

  /** Starts it; {@code join} brings what it returns or throws. */
  static <T> CompletableFuture<T> start(Work<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                done.complete(work.get());
              } catch (IOException e) {
                done.completeExceptionally(new UncheckedIOException(e));
              } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
              }
            },
            "member of a test");
    thread.setDaemon(true);
    thread.start();
    return done;
  }
}

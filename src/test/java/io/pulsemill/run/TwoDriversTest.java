package io.pulsemill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of two drivers of one output, the one that took over has the last word, whenever the other wakes
 * up.
 */
class TwoDriversTest {
  private static final int SECONDS = 60;

  /** {@code -Drun.stride=1} tries every pair of steps, which takes minutes. */
  private static final int STRIDE = Integer.getInteger("run.stride", 6);

  private static final String FIRST = "first";
  private static final String SECOND = "second";

  @TempDir private Path folder;

  /** A driver in a thread of its own, which sleeps before or after one of its steps. */
  private static final class Sleeper implements Steps {
    private final AtomicInteger steps = new AtomicInteger();
    private final int point;
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final CountDownLatch wake = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile String where = "its end";

    Sleeper(Path place, String word, int point, boolean takeOver) {
      this.point = point;
      thread =
          new Thread(
              () -> {
                SteppedFileSystem.steps(this);
                try {
                  new Driver(place, word).run(true, takeOver);
                } catch (Throwable e) {
                  failure.set(e);
                } finally {
                  asleep.countDown();
                }
              });
      thread.start();
    }

    @Override
    public void at(String name) {
      if (steps.getAndIncrement() == point) {
        where = name;
        asleep.countDown();
        try {
          assertThat(wake.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    /** Whether it sleeps, and has not come to its end before. */
    boolean sleeps() throws InterruptedException {
      assertThat(asleep.await(SECONDS, TimeUnit.SECONDS)).isTrue();
      return steps.get() > point;
    }

    void end() throws InterruptedException {
      wake.countDown();
      thread.join(TimeUnit.SECONDS.toMillis(SECONDS));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @AfterEach
  void noMoreSteps() {
    SteppedFileSystem.steps(Steps.NONE);
  }

  /** The second runs from its start to its end while the first sleeps. */
  @Test
  void whoSleepsWhileAnotherTakesOverWritesNothingMore() throws Exception {
    int points = 0;
    for (int point = 0; ; point++) {
      Path place = Files.createTempDirectory(folder, "run");
      Sleeper first = new Sleeper(place, FIRST, point, false);
      if (!first.sleeps()) {
        break;
      }
      new Driver(place, SECOND).run(true, true);
      first.end();
      boolean done = first.failure.get() == null;
      assertThat(Driver.listing(place))
          .as("the first slept at %s and then %s", first.where, first.failure.get())
          .isEqualTo(Driver.results(done && startsAfresh(point) ? FIRST : SECOND));
      points++;
    }
    assertThat(points).isGreaterThan(80);
  }

  /** Asleep before it had the lease, the first is just a later run. */
  private boolean startsAfresh(int point) throws IOException {
    AtomicInteger steps = new AtomicInteger();
    AtomicInteger lease = new AtomicInteger();
    SteppedFileSystem.steps(
        name -> {
          if (name.equals("after close beat")) {
            lease.compareAndSet(0, steps.get());
          }
          steps.getAndIncrement();
        });
    new Driver(Files.createTempDirectory(folder, "count"), FIRST).run(true, false);
    SteppedFileSystem.steps(Steps.NONE);
    return point <= lease.get();
  }

  /** Both sleep, each at any of its steps; the first wakes first. */
  @Test
  void whoTookOverComesToItsEndWhereverBothWere() throws Exception {
    int pairs = 0;
    for (int point = 0; ; point += STRIDE) {
      int slept = 0;
      for (int other = 0; ; other += STRIDE) {
        Path place = Files.createTempDirectory(folder, "run");
        Sleeper first = new Sleeper(place, FIRST, point, false);
        if (!first.sleeps()) {
          break;
        }
        Sleeper second = new Sleeper(place, SECOND, other, true);
        boolean inMidst = second.sleeps();
        first.end();
        second.end();
        slept++;
        String where =
            "first at %s: %s; second at %s: %s"
                .formatted(first.where, first.failure.get(), second.where, second.failure.get());
        boolean firstDone = first.failure.get() == null;
        boolean secondDone = second.failure.get() == null;
        assertThat(firstDone || secondDone).as(where).isTrue();
        assertThat(Driver.listing(place))
            .as(where)
            .isIn(Driver.results(FIRST), Driver.results(SECOND));
        if (!firstDone) {
          assertThat(Driver.listing(place)).as(where).isEqualTo(Driver.results(SECOND));
        }
        if (!inMidst) {
          break;
        }
      }
      pairs += slept;
      if (slept == 0) {
        break;
      }
    }
    assertThat(pairs).isGreaterThan(10_000 / (STRIDE * STRIDE));
  }
}

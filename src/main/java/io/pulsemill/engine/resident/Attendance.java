package io.pulsemill.engine.resident;

import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which members of a gang have joined, and when each last called. Not thread-safe. */
final class Attendance {
  private final int members;
  private final Duration toForm;
  private final Duration toReturn;
  private final Ticker ticker;
  private final BitSet joined = new BitSet();
  private final long[] heard;
  private String givenUp;

  /**
   * @param members their number; they are numbered from 0
   * @param toForm how long to wait for the first word of each, from now
   * @param toReturn how long a member may be silent once all have come
   */
  Attendance(int members, Duration toForm, Duration toReturn, Ticker ticker) {
    this.members = members;
    this.toForm = toForm;
    this.toReturn = toReturn;
    this.ticker = ticker;
    heard = new long[members];
    Arrays.fill(heard, ticker.nanos());
  }

  /** Records a call of {@code member}. */
  void hear(int member) throws IOException {
    if (member < 0 || member >= members) {
      throw new IOException("Member: expected 0..%d but found %d".formatted(members - 1, member));
    }
    joined.set(member);
    heard[member] = ticker.nanos();
  }

  /** Records that {@code member} gave up. */
  void giveUp(int member, String reason) {
    givenUp = "task %d %s".formatted(member, reason);
  }

  boolean complete() {
    return joined.cardinality() == members;
  }

  /** A member that has not called for {@code longEnough}. */
  OptionalInt silent(Duration longEnough) {
    long now = ticker.nanos();
    return IntStream.range(0, members)
        .filter(m -> joined.get(m) && now - heard[m] > longEnough.toNanos())
        .findFirst();
  }

  /** Throws if there is no use in waiting any longer. */
  void check() throws GangLostException {
    if (givenUp != null) {
      throw new GangLostException(givenUp);
    }
    if (!complete()) {
      int absent = joined.nextClearBit(0);
      if (ticker.nanos() - heard[absent] > toForm.toNanos()) {
        throw new GangLostException(
            "only %d of %d tasks started within %d s"
                .formatted(joined.cardinality(), members, toForm.toSeconds()));
      }
      return;
    }
    OptionalInt silent = silent(toReturn);
    if (silent.isPresent()) {
      throw new GangLostException(
          "task %d (of %d) was lost and did not return within %d s"
              .formatted(silent.getAsInt(), members, toReturn.toSeconds()));
    }
  }
}

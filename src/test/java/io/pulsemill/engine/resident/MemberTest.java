package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.pulsemill.engine.RowPreparations;
import io.pulsemill.timing.TestTicker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a member keeps in touch; work takes 0.7 s a piece, as long as it says that it gets on. */
class MemberTest {
  private static final Duration PIECE = Duration.ofMillis(700);
  private static final Request WAIT = Request.of(Request.Kind.WAIT, 0);
  private static final Request END = Request.of(Request.Kind.END, Long.MAX_VALUE);

  @TempDir private Path place;

  private final TestTicker ticker = new TestTicker();
  private final GangProtocol link = mock(GangProtocol.class);
  private SmallRun run;
  private Member member;

  @BeforeEach
  void start() throws IOException {
    run = new SmallRun(place);
    member =
        run.member(
            0,
            mock(Uplink.Roads.class),
            MemberTimes.of(2, Duration.ofMinutes(2)),
            () -> ticker.move(PIECE),
            ticker);
  }

  @AfterEach
  void end() {
    run.close();
  }

  @Test
  void silenceLastsSinceTheMemberBeganOrTask0Answered() throws IOException {
    ticker.move(5000);
    assertThat(member.silence()).isEqualTo(Duration.ofSeconds(5));
    when(link.exchange(any())).thenReturn(WAIT);
    member.serve(link, () -> true, () -> false); // one answer, then a piece of time
    assertThat(member.silence()).isEqualTo(PIECE);
  }

  /** Time passes by its progress alone: without any, it would wait forever. */
  @Test
  @Timeout(20)
  void aMemberThatWaitsForItsChildrenShowsProgress() throws IOException {
    BitSet child = new BitSet();
    child.set(5);
    when(link.alive(0)).thenReturn(1L);
    when(link.exchange(any()))
        .thenReturn(
            WAIT,
            Request.place(new Place(1, Optional.empty(), child)),
            Request.of(Request.Kind.STATISTICS, 1));
    AtomicInteger looks = new AtomicInteger();
    long start = ticker.nanos();
    assertThat(member.serve(link, () -> true, () -> looks.incrementAndGet() < 2)).isFalse();
    assertThat(ticker.secondsSince(start)).isGreaterThan(5);
  }

  @Test
  void aMemberAtWorkSaysSoEveryTwoSeconds() throws IOException {
    long start = ticker.nanos();
    List<Long> signs = new ArrayList<>(List.of(0L));
    doAnswer(
            call -> {
              signs.add((ticker.nanos() - start) / 1_000_000);
              return 0L;
            })
        .when(link)
        .alive(0);
    when(link.exchange(any()))
        .thenReturn(WAIT, Request.prepare(RowPreparations.of(SmallRun.rows())), END);
    assertThat(member.serve(link, () -> true, () -> true)).isTrue();
    assertThat(signs).hasSizeGreaterThan(5);
    for (int i = 1; i < signs.size(); i++) {
      // At the first piece of work after its moment; a piece may go by without work.
      assertThat(signs.get(i) - signs.get(i - 1))
          .isBetween(i == 1 ? 0 : 2000 - 2 * PIECE.toMillis(), 2000 + 2 * PIECE.toMillis());
    }
  }
}

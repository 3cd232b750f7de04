package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Iteration;
import io.pulsemill.timing.TestTicker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which iterations of a pilot are shown. */
class SlowIterationsTest implements Progress {
  private final TestTicker ticker = new TestTicker();
  private final List<String> lines = new ArrayList<>();
  private final SlowIterations iterations = new SlowIterations(this, ticker);

  @Test
  void aQuickPilotShowsNone() {
    iterate(10, 99);
    assertThat(lines).isEmpty();
  }

  @Test
  void aSlowPilotShowsOnePerSecond() {
    iterate(10, 300);
    assertThat(lines)
        .containsExactly(
            "pilot: iteration 4, loss 0.250000000000, gradient norm 0.500",
            "pilot: iteration 8, loss 0.250000000000, gradient norm 0.500");
  }

  private void iterate(int count, long millis) {
    for (int i = 1; i <= count; i++) {
      ticker.move(millis);
      iterations.accept(new Iteration(i, 0.25, 0.5, 1));
    }
  }

  @Override
  public void say(String line) {
    lines.add(line);
  }

  @Override
  public void warn(String line) {}

  @Override
  public void ran(FinishedJob job) {}
}

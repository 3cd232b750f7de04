package io.pulsemill.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ProgressLine line = new ProgressLine("features");

  @Test
  void theFirstLineComesEvenAtZero() {
    assertThat(line.next(0, 0)).contains("features: map 0% reduce 0%");
  }

  @Test
  void nothingIsSaidTwice() {
    line.next(0.5F, 0);
    assertThat(line.next(0.501F, 0)).isEmpty();
  }

  @Test
  void aPercentNeverFalls() {
    line.next(0.67F, 0);
    assertThat(line.next(0.33F, 0)).isEmpty();
    assertThat(line.next(0.33F, 0.1F)).contains("features: map 67% reduce 10%");
  }
}

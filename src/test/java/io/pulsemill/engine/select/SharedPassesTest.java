package io.pulsemill.engine.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.engine.PassRequest;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.SoftmaxSums;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fits that wait for each other. */
@Timeout(20)
class SharedPassesTest {
  private final SharedPasses passes = new SharedPasses();
  private final List<List<Integer>> asked = Collections.synchronizedList(new ArrayList<>());

  @Test
  void everyPassAnswersAllFitsThatGoOn() throws IOException {
    for (int fit = 0; fit < 5; fit++) {
      int number = fit;
      passes.start(() -> asks(number, number + 1)); // the last one longest
    }
    passes.lead(this::answer);
    assertThat(asked)
        .containsExactly(
            List.of(0, 1, 2, 3, 4),
            List.of(1, 2, 3, 4),
            List.of(2, 3, 4),
            List.of(3, 4),
            List.of(4));
  }

  @Test
  void aFitThatIsStartedByAnotherIsWaitedFor() throws IOException {
    passes.start(
        () -> {
          asks(0, 1);
          passes.start(
              () -> {
                pause();
                asks(7, 2);
              });
          asks(0, 1);
        });
    passes.lead(this::answer);
    assertThat(asked).containsExactly(List.of(0), List.of(0, 7), List.of(7));
  }

  @Test
  void aFitIsAnsweredWithItsOwnSums() throws IOException {
    List<Long> rows = Collections.synchronizedList(new ArrayList<>());
    for (int fit = 0; fit < 3; fit++) {
      int number = fit;
      passes.start(() -> rows.add(100L * number + passes.ask(number, request(number)).size()));
    }
    passes.lead(this::answer);
    assertThat(rows).containsExactlyInAnyOrder(1L, 102L, 203L);
  }

  @Test
  void aFitThatFailsEndsAll() {
    passes.start(() -> asks(0, 1_000_000));
    passes.start(
        () -> {
          asks(1, 2);
          throw new IllegalStateException("by fit 1");
        });
    assertThatThrownBy(() -> passes.lead(this::answer)).hasMessage("by fit 1");
  }

  @Test
  void aPassThatFailsEndsAll() {
    passes.start(() -> asks(0, 3));
    passes.start(() -> asks(1, 3));
    assertThatThrownBy(
            () ->
                passes.lead(
                    requests -> {
                      throw new IOException("no rows");
                    }))
        .hasMessage("no rows");
  }

  private void asks(int fit, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      assertThat(passes.ask(fit, request(fit))).hasSize(fit + 1);
    }
  }

  private static PassRequest request(int fit) {
    return PassRequest.all(0, new double[] {fit, 0}, Derivatives.GRADIENT);
  }

  /** As many sums as tell the fit. */
  private SortedMap<Integer, List<SoftmaxSums>> answer(SortedMap<Integer, PassRequest> requests) {
    asked.add(List.copyOf(requests.keySet()));
    SortedMap<Integer, List<SoftmaxSums>> answers = new TreeMap<>();
    requests.forEach(
        (fit, request) -> {
          assertThat(request).isEqualTo(request(fit));
          SoftmaxSums sum =
              new SoftmaxKernel(2, new double[2], new double[0], Derivatives.GRADIENT).zero();
          answers.put(fit, Collections.nCopies(fit + 1, sum));
        });
    return answers;
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

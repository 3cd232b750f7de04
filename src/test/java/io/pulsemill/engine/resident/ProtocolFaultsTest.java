package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.engine.Engine;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.metrics.Scores;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong with any message, the sums are those of the local engine. */
@Timeout(60)
class ProtocolFaultsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final double[] WEIGHTS = {0.1, 0.5, -0.25, -0.1, -0.5, 0.25};

  @TempDir private Path folder;

  /** All that a run asks for. */
  private record Sums(TrainingStatistics statistics, List<SoftmaxSums> passes, Scores scores) {}

  static Stream<Arguments> everyFaultAtEveryStep() {
    return Arrays.stream(FaultyLink.Fault.values())
        .flatMap(
            fault ->
                Arrays.stream(FaultyLink.Step.values()).map(step -> Arguments.of(fault, step)));
  }

  @ParameterizedTest
  @MethodSource("everyFaultAtEveryStep")
  void sumsAreThoseOfTheLocalEngine(FaultyLink.Fault fault, FaultyLink.Step step) throws Exception {
    try (SmallRun run = new SmallRun(folder)) {
      sumsAreThoseOfTheLocalEngine(run, fault, step);
    }
  }

  private static void sumsAreThoseOfTheLocalEngine(
      SmallRun run, FaultyLink.Fault fault, FaultyLink.Step step) throws Exception {
    Gang gang = new Gang(SmallRun.MEMBERS, LONG, LONG, Ticker.SYSTEM);
    RunningMembers members = new RunningMembers(run);
    members.follow(gang);
    members.start(new WireLink(members::leader, false));
    List<FaultyLink> links = new ArrayList<>();
    for (int m = 1; m < SmallRun.MEMBERS; m++) {
      links.add(new FaultyLink(members::leader, fault, step));
      members.start(links.get(m - 1));
    }

    gang.awaitAll(() -> {});
    Sums sums;
    try (ResidentEngine engine =
        new ResidentEngine(
            gang, () -> {}, run.folder, SmallRun.JOB, 1, () -> PhaseTimes.ZERO, new PhaseClock())) {
      Sums trained = sums(engine);
      byte[] model = SmallRun.MODEL.getBytes(StandardCharsets.UTF_8);
      sums = new Sums(trained.statistics(), trained.passes(), engine.scores(model));
    }
    for (FaultyLink link : links) {
      link.awaitFault();
    }
    members.end();
    for (FaultyLink link : links) {
      link.arrive();
    }
    members.awaitAll();

    assertThat(links).allMatch(FaultyLink::happened);
    try (LocalEngine local = run.local()) {
      Sums expected = sums(local);
      assertThat(sums.statistics()).isEqualTo(expected.statistics());
      assertThat(sums.passes()).isEqualTo(expected.passes());
      assertThat(sums.scores()).isEqualTo(run.localScores());
    }
  }

  private static Sums sums(Engine engine) throws IOException {
    TrainingStatistics statistics = engine.statistics(true);
    engine.prepare(SmallRun.rows());
    List<SoftmaxSums> passes = new ArrayList<>();
    for (int pass = 1; pass <= 3; pass++) {
      double[] weights = WEIGHTS.clone();
      weights[0] = pass;
      passes.add(
          engine.pass(weights, pass == 2 ? Derivatives.GRADIENT : Derivatives.HESSIAN).sums());
    }
    return new Sums(statistics, passes, null);
  }
}

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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong with any message, in a star or in a tree, the sums are those of the local
 * engine.
 */
@Timeout(60)
class ProtocolFaultsTest {
  /** Of a tree of seven beside task 0's own: 1 and 2 come to it, 3 and 4 to 1, 5 and 6 to 2. */
  private static final int TREE_MEMBERS = 8;

  private static final int FIVE_ROWS = 5;

  private static final double[] WEIGHTS = {0.1, 0.5, -0.25, -0.1, -0.5, 0.25};

  @TempDir private Path folder;

  /** All that a run asks for. */
  private record Sums(TrainingStatistics statistics, List<SoftmaxSums> passes, Scores scores) {}

  /** To whom it happens, in a tree. */
  enum Whom {
    ALL(member -> true),
    INNER(member -> member == 1),
    INNER_BELOW(member -> member == 3),
    LEAF(member -> member == 7);

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold nothing that changes
    private final IntPredicate members;

    Whom(IntPredicate members) {
      this.members = members;
    }
  }

  static Stream<Arguments> everyFaultAtEveryStep() {
    return Arrays.stream(Mishap.Fault.values())
        .flatMap(
            fault -> Arrays.stream(Mishap.Step.values()).map(step -> Arguments.of(fault, step)));
  }

  /** Not at the end of all: what befalls a parent then keeps it from its children. */
  static Stream<Arguments> everyFaultAtEveryStepOfAnybody() {
    return everyFaultAtEveryStep()
        .flatMap(
            at ->
                Arrays.stream(Whom.values())
                    .filter(whom -> whom != Whom.ALL || at.get()[1] != Mishap.Step.END)
                    .map(whom -> Arguments.of(at.get()[0], at.get()[1], whom)));
  }

  @ParameterizedTest
  @MethodSource("everyFaultAtEveryStep")
  void sumsOfAStarAreThoseOfTheLocalEngine(Mishap.Fault fault, Mishap.Step step) throws Exception {
    try (SmallRun run = new SmallRun(folder)) {
      sumsAreThoseOfTheLocalEngine(run, Tree.STAR, fault, step, Whom.ALL);
    }
  }

  @ParameterizedTest
  @MethodSource("everyFaultAtEveryStepOfAnybody")
  void sumsOfATreeAreThoseOfTheLocalEngine(Mishap.Fault fault, Mishap.Step step, Whom whom)
      throws Exception {
    try (SmallRun run = new SmallRun(folder, TREE_MEMBERS, FIVE_ROWS)) {
      sumsAreThoseOfTheLocalEngine(run, 2, fault, step, whom);
    }
  }

  private static void sumsAreThoseOfTheLocalEngine(
      SmallRun run, int fanIn, Mishap.Fault fault, Mishap.Step step, Whom whom) throws Exception {
    Gang gang = run.gang(0, fanIn);
    RunningMembers members = new RunningMembers(run);
    members.follow(gang);
    members.start((service, there) -> new WireLink(service, false));
    List<Mishap> mishaps = new ArrayList<>();
    for (int m = 1; m < run.members(); m++) {
      if (whom.members.test(m)) {
        Mishap mishap = new Mishap(fault, step);
        mishaps.add(mishap);
        members.start((service, there) -> new FaultyLink(service, mishap, there));
      } else {
        members.start((service, there) -> new WireLink(service, true));
      }
    }

    gang.awaitAll(() -> {});
    Sums sums;
    try (ResidentEngine engine =
        new ResidentEngine(
            gang,
            () -> {},
            run.folder,
            SmallRun.JOB,
            1,
            () -> PhaseTimes.ZERO,
            new PhaseClock(),
            1,
            SmallRun.AT_ONCE)) {
      Sums trained = sums(engine);
      byte[] model = SmallRun.MODEL.getBytes(StandardCharsets.UTF_8);
      sums = new Sums(trained.statistics(), trained.passes(), engine.scores(model));
    }
    for (Mishap mishap : mishaps) {
      mishap.awaitFault();
    }
    members.end();
    mishaps.forEach(Mishap::arrive);
    members.awaitAll();

    assertThat(mishaps).allMatch(Mishap::happened);
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

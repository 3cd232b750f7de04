package io.pulsemill.costmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sizes and clusters nobody measured. */
class ExtrapolationTest {
  /** Of 64 bytes each; a block has 128 MiB. */
  private static final long ROWS_OF_A_BLOCK = 2_097_152;

  /** A master that starts slowly and reads for nothing: it would overtake local in the end. */
  private static final Extrapolation OUTLOOK =
      new Extrapolation(
          new Machines(2, true, 2, 3),
          SyntheticRuns.TABLE,
          List.of(),
          Map.of(
              EngineKind.LOCAL, new EngineCosts(Map.of(CostTerm.READ_VALUE, 1e-7)),
              EngineKind.JOBS_UBER, new EngineCosts(Map.of(CostTerm.START, 20.0)),
              EngineKind.RESIDENT, new EngineCosts(Map.of(CostTerm.START, 100.0))));

  @Test
  void aMasterTakesNoMoreThanABlock() {
    assertThat(OUTLOOK.seconds(EngineKind.JOBS_UBER, ROWS_OF_A_BLOCK, 2)).isEqualTo(20);
    assertThat(OUTLOOK.seconds(EngineKind.JOBS_UBER, ROWS_OF_A_BLOCK + 1, 2)).isInfinite();
    assertThat(OUTLOOK.predictions())
        .allSatisfy(one -> assertThat(one.seconds()).doesNotContainKey(EngineKind.JOBS_UBER));
  }

  @Test
  void whatAMasterCannotTakeIsNoBreakEven() {
    // 8e-7 s a row: local takes 20 s at 25 million rows, which no master reads
    assertThat(between(EngineKind.LOCAL, EngineKind.JOBS_UBER).rows()).isNull();
  }

  @Test
  void rowsThatDoNotFitTheMemoryAreReadWithEachPass() {
    long fit = 4_000_000_000L / 64; // bytes of half a heap, bytes of a row
    assertThat(OUTLOOK.seconds(EngineKind.LOCAL, fit, 2)).isEqualTo(fit * 8 * 1e-7);
    assertThat(OUTLOOK.seconds(EngineKind.LOCAL, fit + 1, 2))
        .isEqualTo((1 + 5) * (fit + 1) * 8 * 1e-7); // Newton's usual five passes
    assertThat(between(EngineKind.LOCAL, EngineKind.RESIDENT))
        .isEqualTo(new BreakEven(EngineKind.LOCAL, EngineKind.RESIDENT, 2, fit + 1, false));
  }

  private static BreakEven between(EngineKind one, EngineKind other) {
    return OUTLOOK.breakEvens(2).stream()
        .filter(where -> where.one() == one && where.other() == other)
        .findFirst()
        .orElseThrow();
  }
}

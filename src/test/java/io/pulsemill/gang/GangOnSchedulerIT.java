package io.pulsemill.gang;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.gang.Cell.Gang;
import io.pulsemill.gang.Cell.Outcome;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Gangs on YARN's own CapacityScheduler with 1,000 simulated nodes of 8 slots; docs/resident.md has
 * what follows. Seconds are counted heartbeats.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GangOnSchedulerIT {
  private static final int GANG_TIMEOUT = 60;

  @Test
  void aGangThatIsFirstInLineFormsFromWhatEndsNext() throws Exception {
    Outcome outcome = Cell.of("", Cells.FULL, 30, Cells.THOUSAND).onHeartbeats().run();

    assertThat(outcome.held()).isBetween(7500, 8000);
    assertThat(only(outcome).last()).isBetween(5, 20);
    assertThat(only(outcome).headroom()).isLessThan(1000); // what is free now, not what will be
  }

  @Test
  void aGangLargerThanAnEqualShareDoesNotFormWhereSharesAreEqual() throws Exception {
    Outcome outcome =
        Cells.fair(Cell.of("", Cells.FULL, 30, Cells.THOUSAND))
            .onHeartbeats()
            .within(GANG_TIMEOUT, 0, GANG_TIMEOUT)
            .run();

    assertThat(only(outcome).formed()).isFalse();
    assertThat(only(outcome).granted()).isBetween(100, 600);
  }

  @Test
  void aQueueOfItsOwnComesBeforeALineOfAnyLength() throws Exception {
    Outcome outcome = Cells.own("", 60).ofTasks(40_000).onHeartbeats().run();

    assertThat(only(outcome).last()).isBetween(5, 20);
    assertThat(outcome.killed()).isZero();
    assertThat(only(outcome).free()).isLessThan(100); // though 1,200 are guaranteed
  }

  @Test
  void preemptionDoesNotWaitForLongTasks() throws Exception {
    Outcome outcome = Cells.preemptingAtOnce(Cells.own("", 600)).onHeartbeats().run();

    assertThat(only(outcome).last()).isBetween(15, 30); // 15 of them: max_wait_before_kill
    assertThat(outcome.killed()).isBetween(500, 1000);
  }

  @Test
  void aUserHasNoMoreThanTheQueuesShareUnlessItIsToldSo() throws Exception {
    assertThat(only(Cells.tooSmall("").onHeartbeats().within(20, 0, 20).run()).granted())
        .isEqualTo(800);
  }

  @Test
  void twoGangsThatDoNotFitTogetherKeepEachOtherFromForming() throws Exception {
    Cell cell = Cells.fair(Cells.two("")).onHeartbeats();

    assertThat(cell.run().gangs()).noneMatch(SimulatedGang::formed);

    Cell oneByOne = cell.with("root.default.max-parallel-apps", "1").within(999, 30, 100);
    assertThat(oneByOne.run().gangs()).allMatch(SimulatedGang::formed);
  }

  @Test
  void asManyAsTheDriverFindsFreeAreGrantedAtOnce() throws Exception {
    Outcome outcome = Cell.of("", 0.5, 30, Gang.of(Gang.AS_MANY_AS_FREE)).run();

    assertThat(only(outcome).size()).isBetween(3000, 5000);
    assertThat(only(outcome).last()).isBetween(1, 20);
  }

  private static SimulatedGang only(Outcome outcome) {
    assertThat(outcome.gangs()).hasSize(1);
    return outcome.gangs().get(0);
  }
}

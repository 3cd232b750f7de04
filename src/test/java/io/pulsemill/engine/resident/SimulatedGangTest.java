package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gang refuses sums that are not over all its members, so that a run that ends has none. */
class SimulatedGangTest {
  /** Of a tree of seven beside task 0's own: 1 and 2 come to it, 3 and 4 to 1, 5 and 6 to 2. */
  private static final int MEMBERS = 8;

  private static final int PASSES = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Until a member that died is there again. */
  private static final double TO_RETURN = 5;

  /** Seconds after which the run is all but over. */
  private static final double LAST = 0.7;

  private final QuietWorld world = new QuietWorld();
  private final List<String> lost = new ArrayList<>();
  private SimulatedGang gang;
  private int done;
  private int deaths;
  private double ended;

  private void start(int members, int fanIn) {
    gang = new SimulatedGang(members, PATIENCE, fanIn, world, lost::add);
    for (int member = 0; member < members; member++) {
      gang.start(member);
    }
    gang.whenFormed(this::next);
  }

  private void next() {
    if (done == 1) {
      gang.prepare();
    }
    if (done <= PASSES) {
      gang.ask(1 + done, this::summed);
    } else {
      ended = world.seconds();
      gang.end();
    }
  }

  private void summed() {
    done++;
    next();
  }

  /** Task 0 goes on where the one before was; its members may not have standardized their rows. */
  private void restart(int member) {
    gang.start(member);
    if (member == 0) {
      gang.whenFormed(
          () -> {
            if (done > 0) {
              gang.prepare();
            }
            next();
          });
    }
  }

  @Test
  void theRunIsNotOverBeforeTheLastDeath() {
    start(MEMBERS, 2);
    world.run(100);
    assertThat(ended).isBetween(LAST, LAST + 0.1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, Integer.MAX_VALUE})
  void sumsAreOverAllMembersWhateverTheTree(int fanIn) {
    start(MEMBERS, fanIn);
    world.run(100);
    assertThat(done).isEqualTo(1 + PASSES);
    assertThat(gang.depth()).isEqualTo(fanIn == 2 ? 3 : fanIn == 3 ? 2 : 1);
  }

  @Test
  void aMemberNeedsTwoMessagesForAPartOfASum() {
    start(MEMBERS, Tree.STAR);
    world.run(100);
    long forSums = 2L * MEMBERS * (1 + 3 * PASSES); // the statistics come whole
    long toJoinReadAndPrepare = 6L * MEMBERS; // three calls and their replies
    long toSign = 2L * MEMBERS;
    assertThat(world.messages()).isBetween(forSums, forSums + toJoinReadAndPrepare + toSign);
  }

  /** Any member, at any moment of the run, with its process or its whole machine. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void sumsAreOverAllMembersWhoeverDiesWhenever(int member) {
    for (boolean machine : new boolean[] {false, true}) {
      for (double moment = 0.0005; moment < LAST; moment += 0.005) {
        SimulatedGangTest run = new SimulatedGangTest();
        run.dies(member, moment, machine);
        assertThat(run.deaths).isEqualTo(1);
        assertThat(run.lost).isEmpty();
        assertThat(run.done).as("member %d at %.4f", member, moment).isEqualTo(1 + PASSES);
      }
    }
  }

  private void dies(int member, double moment, boolean machine) {
    start(MEMBERS, 2);
    world.after(
        moment,
        () -> {
          if (done <= PASSES) {
            deaths++;
            gang.die(member, machine);
            world.after(TO_RETURN, () -> restart(member));
          }
        });
    world.run(300);
  }

  /** Two at once, one of them above the other or not. */
  @Test
  void sumsAreOverAllMembersIfTwoDie() {
    for (int one = 0; one < MEMBERS; one++) {
      for (int other = one + 1; other < MEMBERS; other++) {
        for (double moment = 0.2; moment < LAST; moment += 0.05) {
          SimulatedGangTest run = new SimulatedGangTest();
          int second = other;
          run.world.after(
              moment + 0.003,
              () -> {
                if (run.done <= PASSES) {
                  run.deaths++;
                  run.gang.die(second, true);
                  run.world.after(TO_RETURN, () -> run.restart(second));
                }
              });
          run.dies(one, moment, false);
          assertThat(run.deaths).isEqualTo(2);
          assertThat(run.lost).isEmpty();
          assertThat(run.done).as("%d and %d at %.2f", one, other, moment).isEqualTo(1 + PASSES);
        }
      }
    }
  }

  /** Ten of forty die with their machine, most of which have children. */
  @Test
  void sumsAreOverAllMembersIfAMachineOfManyDies() {
    for (double moment = 0.2; moment < LAST; moment += 0.05) {
      SimulatedGangTest run = new SimulatedGangTest();
      run.world.share(4);
      run.start(40, 2);
      run.world.after(moment, run::loseMachine);
      run.world.run(600);
      assertThat(run.deaths).isEqualTo(10);
      assertThat(run.lost).isEmpty();
      assertThat(run.done).as("at %.2f", moment).isEqualTo(1 + PASSES);
    }
  }

  private void loseMachine() {
    for (int member = 1; member < 40; member += 4) {
      int dead = member;
      deaths++;
      gang.die(dead, true);
      world.after(TO_RETURN, () -> restart(dead));
    }
  }

  @Test
  void whoLosesAParentWithItsMachineWaitsForATimeout() {
    dies(1, 0.45, true); // when it tells that it is alive, it is told of another tree
    assertThat(ended).isBetween(20.0, 25.0);
  }

  @Test
  void whoLosesAParentAloneHasAnotherAtOnce() {
    dies(1, 0.45, false);
    assertThat(ended).isBetween(TO_RETURN, TO_RETURN + 5);
  }

  @Test
  void aMemberThatDoesNotReturnIsTheEndOfTheGang() {
    start(MEMBERS, 2);
    world.after(0.5, () -> gang.die(3, true));
    world.run(1000);
    assertThat(lost).containsExactly("task 3 (of 8) was lost and did not return within 120 s");
  }

  @Test
  void aMemberThatDoesNotComeIsTheEndOfTheGang() {
    gang = new SimulatedGang(2, PATIENCE, 0, world, lost::add);
    gang.start(0);
    gang.whenFormed(this::next);
    world.run(1000);
    assertThat(lost).containsExactly("only 1 of 2 tasks started within 60 s");
  }

  @Test
  void aThousandMembersFormAGang() {
    start(1000, 0);
    world.run(1000);
    assertThat(done).isEqualTo(1 + PASSES);
    assertThat(gang.depth()).isGreaterThan(1);
  }
}

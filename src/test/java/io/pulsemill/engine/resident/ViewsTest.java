package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The trees of eight members: with a fan-in of 2, 3 and 4 come to 1, 5 and 6 to 2, and 7 to 3. */
class ViewsTest {
  private static final int MEMBERS = 8;

  /** Members 1 and 5 are on one, and so on. */
  private static final int HOSTS = 4;

  private final Views views = joined(0);

  @Test
  void aGangBeginsAsAStarOfNoView() {
    assertThat(views.view()).isEqualTo(Place.NONE.view());
    assertThat(views.tree().star()).isTrue();
    assertThat(views.place(5)).isEqualTo(Place.NONE);
    assertThat(views.callers().cardinality()).isEqualTo(MEMBERS);
  }

  @Test
  void aPlaceHasTheAddressOfTheParentAndTheChildren() {
    views.narrow(2);
    assertThat(views.callers()).isEqualTo(set(0, 1, 2));
    assertThat(views.place(3).parent()).contains(address(1, 0));
    assertThat(views.place(3).children()).isEqualTo(set(7));
    assertThat(views.place(3).view()).isEqualTo(views.view());
    assertThat(views.place(1).parent()).isEmpty();
  }

  @Test
  void noTwoTreesOfARunHaveTheSameNumber() {
    Set<Long> numbers = new HashSet<>(Set.of(Place.NONE.view()));
    for (int term = 0; term < 1000; term++) {
      Views gang = joined(term);
      gang.narrow(2);
      assertThat(numbers.add(gang.view())).as("first tree of term %d", term).isTrue();
      gang.listens(Answer.joined(1, address(1, 1)));
      assertThat(numbers.add(gang.view())).as("second tree of term %d", term).isTrue();
    }
  }

  @Test
  void aTreeBecomesNarrowerAndNeverWider() {
    assertThat(views.narrow(MEMBERS - 1)).isFalse();
    assertThat(views.narrow(Tree.STAR)).isFalse();
    assertThat(views.view()).isEqualTo(Place.NONE.view());
    assertThat(views.narrow(4)).isTrue();
    assertUnchangedBy(() -> assertThat(views.narrow(4)).isFalse());
    assertUnchangedBy(() -> assertThat(views.narrow(5)).isFalse());
    assertUnchangedBy(() -> assertThat(views.narrow(Tree.STAR)).isFalse());
    assertThat(views.narrow(2)).isTrue();
    assertThat(views.tree().children(Tree.TOP)).containsExactly(0, 1, 2);
  }

  @Test
  void aParentThatIsMissedHasNoChildrenAnyMore() {
    views.narrow(2);
    long before = views.view();
    assertThat(views.missesParent(Answer.ready(4, true).in(before))).isTrue();
    assertThat(views.view()).isNotEqualTo(before);
    assertThat(views.tree().children(1)).isEmpty();
    assertThat(views.tree().star()).isFalse();
  }

  @Test
  void aParentIsMissedOnceHoweverManyMissIt() {
    views.narrow(2);
    long before = views.view();
    views.missesParent(Answer.ready(3, true).in(before));
    assertUnchangedBy(
        () -> assertThat(views.missesParent(Answer.ready(4, true).in(before))).isFalse());
  }

  @Test
  void aMachineThatTwoParentsAreMissedOnHasNone() {
    Views gang = joined(0, 40);
    gang.narrow(2);
    assertThat(gang.missesParent(miss(gang, 1))).isTrue();
    assertThat(parents(gang)).as("one may have died alone").contains(5, 9).doesNotContain(1);
    assertThat(gang.missesParent(miss(gang, 5))).isTrue();
    assertThat(parents(gang)).isNotEmpty().noneMatch(member -> member % HOSTS == 1);
  }

  @Test
  void parentsMissedOnDifferentMachinesSayNothingOfOthers() {
    Views gang = joined(0, 40);
    gang.narrow(2);
    gang.missesParent(miss(gang, 1));
    gang.missesParent(miss(gang, 2));
    assertThat(parents(gang)).contains(5, 6, 9, 10).doesNotContain(1, 2);
  }

  @Test
  void parentsMissedFromOneMachineSayNothingOfTheirs() {
    Views gang = joined(0, 40);
    gang.narrow(2);
    gang.missesParent(missFrom(gang, 3, 1));
    gang.missesParent(missFrom(gang, 3, 5));
    assertThat(parents(gang)).contains(9).doesNotContain(1, 5);
  }

  @Test
  void whoComesFromAnotherMachineMayHaveChildrenAgain() {
    Views gang = joined(0, 40);
    gang.narrow(3);
    gang.missesParent(miss(gang, 1));
    gang.missesParent(miss(gang, 5));
    assertThat(parents(gang)).doesNotContain(9);
    gang.listens(Answer.joined(9, new TaskAddress("host 2", 1009, "attempt 1")));
    gang.listens(Answer.joined(13, new TaskAddress("host 1", 1013, "attempt 1")));
    gang.narrow(2);
    assertThat(parents(gang)).contains(9).doesNotContain(13);
  }

  @Test
  void whoMissesASecondParentComesToTask0() {
    views.narrow(2);
    views.missesParent(Answer.ready(7, true).in(views.view()));
    assertThat(views.place(7).parent()).isPresent();
    int other = views.tree().parent(7);
    assertThat(views.missesParent(Answer.ready(7, true).in(views.view()))).isTrue();
    assertThat(views.place(7).parent()).isEmpty();
    assertThat(views.callers().get(7)).isTrue();
    assertThat(views.tree().children(other)).as("is not to blame").isNotEmpty();
  }

  @Test
  void whoComesToTask0AnywayMissesNobody() {
    views.narrow(2);
    assertUnchangedBy(
        () -> {
          assertThat(views.missesParent(Answer.ready(1, true).in(views.view()))).isFalse();
          assertThat(views.missesParent(Answer.ready(4, true))).isFalse(); // it has no place yet
        });
  }

  @Test
  void whoListensElsewhereLosesItsChildren() {
    views.narrow(2);
    assertThat(views.listens(Answer.joined(1, address(1, 1)))).isTrue();
    assertThat(views.tree().children(1)).isEmpty();
  }

  @Test
  void whoListensNoLongerLosesItsChildren() {
    views.narrow(2);
    assertThat(views.listens(Answer.joined(1, null))).isTrue();
    assertThat(views.tree().children(1)).isEmpty();
  }

  @Test
  void whoListensElsewhereAndHadNoChildrenChangesNothing() {
    views.narrow(2);
    assertUnchangedBy(() -> assertThat(views.listens(Answer.joined(7, address(7, 1)))).isFalse());
  }

  @Test
  void whoListensWhereItDidKeepsItsChildren() {
    views.narrow(2);
    assertUnchangedBy(() -> assertThat(views.listens(Answer.joined(1, address(1, 0)))).isFalse());
    assertThat(views.tree().children(1)).containsExactly(3, 4);
  }

  @Test
  void whoLeftChildrenAloneIsGivenNoneLater() {
    views.narrow(4);
    views.missesParent(Answer.ready(5, true).in(views.view()));
    views.listens(Answer.joined(1, address(1, 1)));
    views.narrow(2);
    assertThat(views.tree().children(1)).isEmpty();
  }

  @Test
  void whoHasNoAddressHasNoChildren() {
    Views gang = new Views(MEMBERS, 0);
    for (int member = 1; member < MEMBERS; member++) {
      gang.listens(Answer.joined(member, member < 3 ? null : address(member, 0)));
    }
    gang.narrow(2);
    assertThat(gang.tree().star()).isFalse();
    assertThat(gang.tree().children(1)).isEmpty();
    assertThat(gang.tree().children(2)).isEmpty();
  }

  @Test
  void whoHasNotSaidWhereItListensHasNoChildren() {
    Views gang = new Views(MEMBERS, 0);
    gang.narrow(2);
    assertThat(gang.tree().star()).isTrue();
    assertThat(gang.place(5).parent()).isEmpty();
  }

  private void assertUnchangedBy(Runnable event) {
    long before = views.view();
    event.run();
    assertThat(views.view()).isEqualTo(before);
  }

  /** A child of {@code parent} comes to task 0. */
  private static Answer miss(Views gang, int parent) {
    return Answer.ready(gang.tree().children(parent)[0], true).in(gang.view());
  }

  /** A child of {@code parent} on that host comes to task 0. */
  private static Answer missFrom(Views gang, int host, int parent) {
    int child =
        IntStream.of(gang.tree().children(parent))
            .filter(member -> member % HOSTS == host)
            .findFirst()
            .orElseThrow();
    return Answer.ready(child, true).in(gang.view());
  }

  private static List<Integer> parents(Views gang) {
    return IntStream.range(0, gang.tree().members())
        .filter(member -> gang.tree().children(member).length > 0)
        .boxed()
        .toList();
  }

  private static Views joined(int term) {
    return joined(term, MEMBERS);
  }

  private static Views joined(int term, int members) {
    Views views = new Views(members, term);
    IntStream.range(0, members)
        .forEach(member -> views.listens(Answer.joined(member, address(member, 0))));
    return views;
  }

  private static TaskAddress address(int member, int attempt) {
    return new TaskAddress("host " + member % HOSTS, 1000 + member, "attempt " + attempt);
  }

  private static BitSet set(int... members) {
    BitSet set = new BitSet();
    IntStream.of(members).forEach(set::set);
    return set;
  }
}

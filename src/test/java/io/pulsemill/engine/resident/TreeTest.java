package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Trees of many shapes. */
class TreeTest {
  private static final int EACH_UP_TO = 60;
  private static final int[] LARGER = {61, 100, 255, 256, 257, 1000, 2000};
  private static final int[] FAN_INS = {2, 3, 4, 5, 7, 10, 16, 31, 40, Tree.STAR};
  private static final long SEED = 23;

  /** A tree and what it was made of. */
  record Shape(int members, int fanIn, BitSet leaves) {
    Tree tree() {
      return Tree.of(members, fanIn, leaves);
    }
  }

  static Stream<Shape> shapes() {
    Random random = new Random(SEED);
    return IntStream.concat(IntStream.rangeClosed(1, EACH_UP_TO), IntStream.of(LARGER))
        .boxed()
        .flatMap(
            members ->
                IntStream.of(FAN_INS)
                    .boxed()
                    .flatMap(
                        fanIn ->
                            Stream.of(0.0, 0.1, 0.5, 0.9)
                                .map(share -> leaves(random, members, share))
                                .map(leaves -> new Shape(members, fanIn, leaves))));
  }

  @Test
  void eachMemberHasOneParentWhichHasItAsItsChild() {
    assertThat(shapes())
        .allSatisfy(
            shape -> {
              Tree tree = shape.tree();
              int[] parents = new int[shape.members()];
              IntStream.range(Tree.TOP, shape.members())
                  .forEach(
                      member -> {
                        for (int child : tree.children(member)) {
                          assertThat(tree.parent(child))
                              .as("parent of %d", child)
                              .isEqualTo(member);
                          parents[child]++;
                        }
                      });
              assertThat(parents).as("parents of each").containsOnly(1);
            });
  }

  @Test
  void allWaysLeadToTheTopAndTheLongestIsTheDepth() {
    assertThat(shapes())
        .allSatisfy(
            shape -> {
              Tree tree = shape.tree();
              int longest =
                  IntStream.range(0, shape.members())
                      .map(member -> hops(tree, member))
                      .max()
                      .orElse(0);
              assertThat(tree.depth()).isEqualTo(longest);
            });
  }

  @Test
  void nobodyHasMoreChildrenThanTheFanInAndTheTopItsOwnMemberBeside() {
    assertThat(shapes())
        .filteredOn(shape -> !isStar(shape.tree()))
        .hasSizeGreaterThan(1000)
        .allSatisfy(
            shape -> {
              Tree tree = shape.tree();
              assertThat(tree.star()).isFalse();
              assertThat(tree.children(Tree.TOP)).hasSize(shape.fanIn() + 1).contains(0);
              assertThat(tree.children(0)).isEmpty();
              assertThat(IntStream.range(0, shape.members()))
                  .allSatisfy(
                      member ->
                          assertThat(tree.children(member))
                              .hasSizeLessThanOrEqualTo(shape.fanIn()));
            });
  }

  @Test
  void whoIsToHaveNoChildrenHasNone() {
    assertThat(shapes())
        .allSatisfy(
            shape -> {
              Tree tree = shape.tree();
              assertThat(shape.leaves().stream())
                  .allSatisfy(member -> assertThat(tree.children(member)).isEmpty());
            });
  }

  /** Members 1 … n - 1 need as many with children as there are whole fan-ins below the top. */
  @Test
  void aTreeIsAStarOnlyIfItIsSmallOrTooFewCanCarryIt() {
    assertThat(shapes())
        .allSatisfy(
            shape -> {
              int others = shape.members() - 1;
              int carriers = others - shape.leaves().cardinality();
              boolean small = others <= shape.fanIn();
              int below = others - shape.fanIn();
              boolean star = small || carriers < (below + shape.fanIn() - 1L) / shape.fanIn();
              assertThat(shape.tree().star()).as("star() of %s", shape).isEqualTo(star);
              assertThat(isStar(shape.tree())).as("%s", shape).isEqualTo(star);
            });
  }

  @Test
  void membersStandInTheOrderOfTheirNumbers() {
    Tree tree = Tree.of(8, 2, new BitSet());
    assertThat(tree.children(Tree.TOP)).containsExactly(0, 1, 2);
    assertThat(tree.children(1)).containsExactly(3, 4);
    assertThat(tree.children(2)).containsExactly(5, 6);
    assertThat(tree.children(3)).containsExactly(7);
    assertThat(tree.depth()).isEqualTo(3);
  }

  private static boolean isStar(Tree tree) {
    return tree.children(Tree.TOP).length == tree.members();
  }

  /** From member to top; fails if there is a cycle. */
  private static int hops(Tree tree, int member) {
    int hops = 0;
    for (int at = member; at != Tree.TOP; at = tree.parent(at)) {
      hops++;
      assertThat(hops).as("hops of %d", member).isLessThanOrEqualTo(tree.members());
    }
    return hops;
  }

  /** Not task 0's own member, which never has children. */
  private static BitSet leaves(Random random, int members, double share) {
    BitSet leaves = new BitSet();
    IntStream.range(1, members).filter(m -> random.nextDouble() < share).forEach(leaves::set);
    return leaves;
  }
}

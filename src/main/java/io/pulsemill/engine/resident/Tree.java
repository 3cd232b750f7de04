package io.pulsemill.engine.resident;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Who brings its sum to whom. At the top is task 0's desk, to which its own member, those that can
 * reach no other, and at most {@code fanIn} others come; each of these has at most {@code fanIn}
 * children. Immutable.
 *
 * <p>Members stand in the order of their numbers, those that are to have no children last, and fill
 * a complete tree level by level.
 */
final class Tree {
  /** Stands for task 0's desk. */
  static final int TOP = -1;

  /** A fan-in that no gang exceeds: all come to task 0. */
  static final int STAR = Integer.MAX_VALUE;

  private final int fanIn;

  /** Who comes to the top beside the tree. */
  private final BitSet direct;

  /** By place, from 0 at the top; those that are direct have none. */
  private final int[] order;

  /** By member. */
  private final int[] places;

  private Tree(int fanIn, BitSet direct, int[] order) {
    this.fanIn = fanIn;
    this.direct = direct;
    this.order = order;
    places = new int[order.length + direct.cardinality()];
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
  }

  /**
   * The tree of a gang.
   *
   * @param members their number, at least 1
   * @param fanIn 2 or more; {@link #STAR} for a star
   * @param leaves who is to have no children; if too few others are left to carry a tree, all come
   *     to task 0
   */
  static Tree of(int members, int fanIn, BitSet leaves) {
    return of(members, fanIn, leaves, new BitSet());
  }

  /** Likewise; {@code alone}: who is to come to task 0 as well, without children. */
  static Tree of(int members, int fanIn, BitSet leaves, BitSet alone) {
    BitSet direct = (BitSet) alone.clone();
    direct.set(0);
    int[] order =
        IntStream.concat(
                IntStream.range(1, members).filter(member -> !leaves.get(member)),
                IntStream.range(1, members).filter(leaves::get))
            .filter(member -> !direct.get(member))
            .toArray();
    Tree tree = new Tree(fanIn, direct, order);
    boolean carries = leaves.stream().noneMatch(member -> tree.children(member).length > 0);
    return carries ? tree : new Tree(STAR, direct, order);
  }

  /** How many members there are. */
  int members() {
    return places.length;
  }

  /** Whether all come to task 0. */
  boolean star() {
    return order.length <= fanIn;
  }

  /** How many sums one of the last passes on its way, its own included: 1 in a star. */
  int depth() {
    int depth = 1;
    for (int place = order.length - 1; place >= fanIn; place = above(place)) {
      depth++;
    }
    return depth;
  }

  /** To whom a member comes; {@link #TOP} for task 0. */
  int parent(int member) {
    int place = places[member];
    return direct.get(member) || place < fanIn ? TOP : order[above(place)];
  }

  /** Who comes to a member, or to {@link #TOP}. */
  int[] children(int member) {
    if (member != TOP && direct.get(member)) {
      return new int[0];
    }
    // Places of the n-th's children, the top being the 0th: n · fanIn … (n + 1) · fanIn - 1.
    long first = member == TOP ? 0 : (places[member] + 1L) * fanIn;
    int from = (int) Math.min(first, order.length);
    int to = (int) Math.min(first + fanIn, order.length);
    int[] below = Arrays.copyOfRange(order, from, to);
    return member == TOP
        ? IntStream.concat(direct.stream(), Arrays.stream(below)).toArray()
        : below;
  }

  private int above(int place) {
    return place / fanIn - 1;
  }
}

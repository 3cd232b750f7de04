package io.pulsemill.engine.resident;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The trees of a gang, one after the other. Each has a number that no other of the run has, so that
 * sums that were added in one never mix with those of another. Not thread-safe.
 */
final class Views {
  /** Trees a gang may have before the next one's numbers begin. */
  private static final int TERM_BITS = 32;

  private final int members;
  private final long first;
  private final TaskAddress[] addresses;

  /** Who has no children: nobody knows where it listens, or it has left children alone before. */
  private final BitSet leaves = new BitSet();

  /** Machines of parents that were missed, and from where first. */
  private final Map<String, String> suspected = new HashMap<>();

  /** Machines two parents of which were missed, from two machines: nobody on them has children. */
  private final Set<String> unreachable = new HashSet<>();

  /** Who has missed a parent before. */
  private final BitSet missed = new BitSet();

  /** Who has missed two: it comes to task 0. */
  private final BitSet alone = new BitSet();

  private int fanIn = Tree.STAR;
  private Tree tree;
  private long changes;

  /**
   * All members come to task 0.
   *
   * @param term no two gangs of a run have the same, from 0
   */
  Views(int members, int term) {
    this.members = members;
    first = (long) term << TERM_BITS;
    addresses = new TaskAddress[members];
    leaves.set(0, members);
    tree = Tree.of(members, fanIn, leaves);
  }

  /** The number of the present tree; 0 as long as there was none. */
  long view() {
    return changes == 0 ? Place.NONE.view() : first + changes;
  }

  Tree tree() {
    return tree;
  }

  /** Who comes to task 0. */
  BitSet callers() {
    return set(tree.children(Tree.TOP));
  }

  /** Where a member is to be. */
  Place place(int member) {
    int parent = tree.parent(member);
    return new Place(
        view(),
        parent == Tree.TOP ? Optional.empty() : Optional.of(addresses[parent]),
        set(tree.children(member)));
  }

  /** Makes a tree of at most this fan-in; false if it has none above it. */
  boolean narrow(int wanted) {
    if (wanted >= fanIn || wanted >= members - 1) {
      return false;
    }
    fanIn = wanted;
    return change();
  }

  /** A member that has joined says where it listens; true if its children have to look anew. */
  boolean listens(Answer joined) {
    int member = joined.member();
    TaskAddress before = addresses[member];
    addresses[member] = joined.address();
    leaves.set(member, addresses[member] == null || (before != null && leaves.get(member)));
    boolean another = before != null && !before.equals(addresses[member]);
    return another && tree.children(member).length > 0 && withoutChildren(member);
  }

  /** Whether a member had a parent and comes here nevertheless; it then has another. */
  boolean missesParent(Answer answer) {
    int parent = tree.parent(answer.member());
    if (answer.view() != view() || parent == Tree.TOP) {
      return false;
    }
    if (missed.get(answer.member())) {
      alone.set(answer.member()); // it misses whomever it is sent to: the fault is its own
      return change();
    }
    missed.set(answer.member());
    suspect(host(parent), host(answer.member()));
    return withoutChildren(parent);
  }

  private void suspect(String machine, String from) {
    String before = suspected.putIfAbsent(machine, from);
    if (before != null && !before.equals(from)) {
      unreachable.add(machine);
    }
  }

  /** Empty if nobody knows. */
  private String host(int member) {
    return addresses[member] == null ? "" : addresses[member].host();
  }

  private boolean withoutChildren(int member) {
    leaves.set(member);
    return change();
  }

  private boolean change() {
    BitSet without = (BitSet) leaves.clone();
    for (int member = 0; member < members; member++) {
      if (unreachable.contains(host(member))) {
        without.set(member);
      }
    }
    tree = Tree.of(members, fanIn, without, alone);
    changes++;
    return true;
  }

  private static BitSet set(int[] members) {
    BitSet set = new BitSet();
    for (int member : members) {
      set.set(member);
    }
    return set;
  }
}

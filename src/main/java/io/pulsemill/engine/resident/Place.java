package io.pulsemill.engine.resident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;

/**
 * A member's place in one of the trees of a run.
 *
 * @param view which tree: no two of a run have the same number, and those of no tree have 0
 * @param parent whom to bring sums to; empty for task 0
 * @param children whose sums to add to its own first
 */
record Place(long view, Optional<TaskAddress> parent, BitSet children) {
  /** Of a member that knows of no tree yet, and of all where there is none: it asks task 0. */
  static final Place NONE = new Place(0, Optional.empty(), new BitSet());

  Place {
    children = (BitSet) children.clone();
  }

  @Override
  public BitSet children() {
    return (BitSet) children.clone();
  }

  /** Whether others bring their sums here. */
  boolean inner() {
    return !children.isEmpty();
  }

  /** Writes: long view, boolean, {@link TaskAddress} if that is true, int words, long × words. */
  void write(DataOutput out) throws IOException {
    out.writeLong(view);
    out.writeBoolean(parent.isPresent());
    if (parent.isPresent()) {
      parent.get().write(out);
    }
    long[] words = children.toLongArray();
    out.writeInt(words.length);
    for (long word : words) {
      out.writeLong(word);
    }
  }

  /** Reads what {@link #write} wrote. */
  static Place read(DataInput in) throws IOException {
    long view = in.readLong();
    Optional<TaskAddress> parent =
        in.readBoolean() ? Optional.of(TaskAddress.read(in)) : Optional.empty();
    long[] words = new long[in.readInt()];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readLong();
    }
    return new Place(view, parent, BitSet.valueOf(words));
  }
}

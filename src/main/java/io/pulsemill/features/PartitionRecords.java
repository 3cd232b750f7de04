package io.pulsemill.features;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.WritableUtils;
import org.apache.hadoop.mapred.IFile;
import org.apache.hadoop.util.IndexedSortable;
import org.apache.hadoop.util.IndexedSorter;
import org.apache.hadoop.util.Progressable;

/**
 * The records of a map task that go to one reducer. When they are sorted, some bytes of each key
 * stand beside its address, those that all ids begin with left out: most comparisons are of two
 * numbers that are neighbors in memory, not of bytes all over it.
 */
final class PartitionRecords implements IndexedSortable {
  private static final GroupKey.Order ORDER = new GroupKey.Order();
  private static final int BATCH = 1 << 16;

  private final RecordMemory memory;
  private long[] addresses = new long[64];
  private long[] prefixes = new long[0];
  private int size;

  /** Records that stand in {@code memory}. */
  PartitionRecords(RecordMemory memory) {
    this.memory = memory;
  }

  void add(long address) {
    if (size == addresses.length) {
      addresses = Arrays.copyOf(addresses, 2 * size);
    }
    addresses[size++] = address;
  }

  void clear() {
    size = 0;
  }

  /** Sorts by key, the records of one key as they came. */
  void sort(IndexedSorter sorter, Progressable progress) {
    if (size == 0) {
      return;
    }
    if (prefixes.length < size) {
      prefixes = new long[addresses.length];
    }
    int shared = shared();
    for (int i = 0; i < size; i++) {
      prefixes[i] = prefix(addresses[i], shared);
    }
    sorter.sort(this, 0, size, progress);
  }

  /** How many bytes all ids begin with. */
  private int shared() {
    byte[] first = memory.bytes(addresses[0]);
    int from = idAt(first, addresses[0]);
    int shared = idEnd(first, addresses[0]) - from;
    for (int i = 1; i < size && shared > 0; i++) {
      byte[] bytes = memory.bytes(addresses[i]);
      int at = idAt(bytes, addresses[i]);
      shared = Math.min(shared, idEnd(bytes, addresses[i]) - at);
      int same = 0;
      while (same < shared && bytes[at + same] == first[from + same]) {
        same++;
      }
      shared = same;
    }
    return shared;
  }

  /** The kind of a key and seven bytes of its id, zeros beyond its end; never negative. */
  private long prefix(long address, int shared) {
    byte[] bytes = memory.bytes(address);
    int at = idAt(bytes, address) + shared;
    int end = idEnd(bytes, address);
    long prefix = bytes[RecordMemory.keyAt(address)];
    for (int i = 1; i < Long.BYTES; i++, at++) {
      prefix = prefix << Byte.SIZE | (at < end ? bytes[at] & 0xFF : 0);
    }
    return prefix;
  }

  private static int idAt(byte[] bytes, long address) {
    int length = RecordMemory.keyAt(address) + 1;
    return length + WritableUtils.decodeVIntSize(bytes[length]);
  }

  private static int idEnd(byte[] bytes, long address) {
    return RecordMemory.keyAt(address) + RecordMemory.keyLength(bytes, address);
  }

  @Override
  public int compare(int i, int j) {
    int byPrefix = Long.compare(prefixes[i], prefixes[j]);
    return byPrefix != 0 ? byPrefix : compare(addresses[i], addresses[j]);
  }

  private int compare(long left, long right) {
    byte[] leftBytes = memory.bytes(left);
    byte[] rightBytes = memory.bytes(right);
    int byKey =
        ORDER.compare(
            leftBytes,
            RecordMemory.keyAt(left),
            RecordMemory.keyLength(leftBytes, left),
            rightBytes,
            RecordMemory.keyAt(right),
            RecordMemory.keyLength(rightBytes, right));
    return byKey != 0 ? byKey : Long.compare(left, right);
  }

  @Override
  public void swap(int i, int j) {
    long prefix = prefixes[i];
    prefixes[i] = prefixes[j];
    prefixes[j] = prefix;
    long address = addresses[i];
    addresses[i] = addresses[j];
    addresses[j] = address;
  }

  /** Writes all records in the order they stand in. */
  void write(IFile.Writer<GroupKey, MapValue> out) throws IOException {
    DataOutputBuffer batch = new DataOutputBuffer(2 * BATCH);
    for (int i = 0; i < size; i++) {
      int before = batch.getLength();
      memory.write(addresses[i], batch);
      out.updateCountersForExternalAppend(batch.getLength() - before);
      if (batch.getLength() >= BATCH || i + 1 == size) {
        out.getOutputStream().write(batch.getData(), 0, batch.getLength());
        batch.reset();
      }
    }
  }
}

package io.pulsemill.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.WritableUtils;

/**
 * Keys and values one after the other in chunks of memory, no record across two of them. An
 * address, of which later records have larger ones, says where a record begins.
 *
 * <pre>
 *   int    bytes of the key
 *   int    bytes of the value
 *   key    as {@link GroupKey} writes itself
 *   value  as {@link MapValue} does
 * </pre>
 */
final class RecordMemory {

  /** Bytes of a record before its key. */
  static final int HEAD = 2 * Integer.BYTES;

  private static final int USUAL_CHUNK = 1 << 20;

  private final List<byte[]> chunks = new ArrayList<>();
  private final DataOutputBuffer record = new DataOutputBuffer();

  /** Where the next record goes: a chunk, which may be none yet, and a place in it. */
  private int chunk;

  private int at;
  private long used;

  /** Takes a record and returns its address. */
  long add(GroupKey key, MapValue value) throws IOException {
    record.reset();
    record.writeLong(0);
    key.write(record);
    int keyLength = record.getLength() - HEAD;
    value.write(record);
    record.writeInt(keyLength, 0);
    record.writeInt(record.getLength() - HEAD - keyLength, Integer.BYTES);
    return put(record.getData(), record.getLength());
  }

  private long put(byte[] bytes, int length) {
    if (chunk < chunks.size() && length > chunks.get(chunk).length - at) {
      chunk++;
      at = 0;
    }
    if (chunk == chunks.size()) {
      chunks.add(new byte[Math.max(USUAL_CHUNK, length)]);
    } else if (length > chunks.get(chunk).length) { // of an earlier use, too small
      chunks.set(chunk, new byte[length]);
    }
    System.arraycopy(bytes, 0, chunks.get(chunk), at, length);
    long address = (long) chunk << Integer.SIZE | at;
    at += length;
    used += length;
    return address;
  }

  /** Writes a record as files between map and reduce tasks have it, its lengths as vints. */
  void write(long address, DataOutputBuffer out) throws IOException {
    byte[] bytes = bytes(address);
    int keyLength = keyLength(bytes, address);
    int valueLength = number(bytes, (int) address + Integer.BYTES);
    WritableUtils.writeVInt(out, keyLength);
    WritableUtils.writeVInt(out, valueLength);
    out.write(bytes, keyAt(address), keyLength + valueLength);
  }

  /** The chunk that holds a record. */
  byte[] bytes(long address) {
    return chunks.get((int) (address >> Integer.SIZE));
  }

  /** Where in its chunk a record's key begins. */
  static int keyAt(long address) {
    return (int) address + HEAD;
  }

  /** Bytes of the key of a record that {@code bytes} holds. */
  static int keyLength(byte[] bytes, long address) {
    return number(bytes, (int) address);
  }

  private static int number(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  /** Bytes of all records. */
  long used() {
    return used;
  }

  /** Takes all records out; the memory stays. */
  void clear() {
    chunk = 0;
    at = 0;
    used = 0;
  }
}

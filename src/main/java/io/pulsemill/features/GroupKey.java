package io.pulsemill.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.io.WritableComparable;
import org.apache.hadoop.io.WritableComparator;
import org.apache.hadoop.io.WritableUtils;

/**
 * What map output is grouped by: the place of a bad record, or a subject. Bad records come first,
 * by file and position; subjects in the order of their ids' UTF-8 bytes.
 *
 * <pre>
 *   byte  kind: 0 bad record, 1 subject
 *   vint  number of bytes
 *   byte× bad record: the file in UTF-8, a zero byte, long offset, long number
 *         subject: the id in UTF-8
 * </pre>
 */
final class GroupKey implements WritableComparable<GroupKey> {
  private static final byte BAD_RECORD = 0;
  private static final byte SUBJECT = 1;

  static {
    WritableComparator.define(GroupKey.class, new Order());
  }

  private byte kind;
  private byte[] bytes = new byte[0];

  /** For Hadoop, which fills the object through {@link #readFields}. */
  GroupKey() {}

  private GroupKey(byte kind, byte[] bytes) {
    this.kind = kind;
    this.bytes = bytes;
  }

  static GroupKey ofSubject(String subject) {
    return new GroupKey(SUBJECT, subject.getBytes(StandardCharsets.UTF_8));
  }

  static GroupKey ofBadRecord(String file, RecordPosition position) {
    byte[] utf8 = file.getBytes(StandardCharsets.UTF_8);
    return new GroupKey(
        BAD_RECORD,
        ByteBuffer.allocate(utf8.length + 17)
            .put(utf8)
            .put((byte) 0)
            .putLong(position.offset())
            .putLong(position.number())
            .array());
  }

  boolean isBadRecord() {
    return kind == BAD_RECORD;
  }

  /** The id of the subject; not for a bad record. */
  String subject() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The same on every machine. */
  @Override
  public int hashCode() {
    return WritableComparator.hashBytes(bytes, bytes.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupKey key && kind == key.kind && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int compareTo(GroupKey other) {
    int byKind = Byte.compare(kind, other.kind);
    return byKind != 0 ? byKind : Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(kind);
    WritableUtils.writeVInt(out, bytes.length);
    out.write(bytes);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    kind = in.readByte();
    bytes = new byte[WritableUtils.readVInt(in)];
    in.readFully(bytes);
  }

  @Override
  public String toString() {
    return isBadRecord() ? "bad record " + subject() : "subject " + subject();
  }

  /** Compares keys as they are written, without making objects of them. */
  static final class Order extends WritableComparator {
    private static final long serialVersionUID = 1L;

    Order() {
      super(GroupKey.class, true);
    }

    @Override
    public int compare(byte[] b1, int s1, int l1, byte[] b2, int s2, int l2) {
      int byKind = Byte.compare(b1[s1], b2[s2]);
      if (byKind != 0) {
        return byKind;
      }
      int from1 = s1 + 1 + WritableUtils.decodeVIntSize(b1[s1 + 1]);
      int from2 = s2 + 1 + WritableUtils.decodeVIntSize(b2[s2 + 1]);
      int end1 = s1 + l1;
      int end2 = s2 + l2;
      int both = Math.min(end1 - from1, end2 - from2);
      for (int i = 0; i < both; i++) { // ids are short: a library's call costs more
        if (b1[from1 + i] != b2[from2 + i]) {
          return (b1[from1 + i] & 0xFF) - (b2[from2 + i] & 0xFF);
        }
      }
      return (end1 - from1) - (end2 - from2);
    }
  }
}

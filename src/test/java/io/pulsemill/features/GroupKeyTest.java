package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.RawComparator;
import org.apache.hadoop.io.WritableComparator;
import org.junit.jupiter.api.Test;

class GroupKeyTest {
  /** In the order they must come. */
  private static final List<GroupKey> ORDERED =
      List.of(
          GroupKey.ofBadRecord("file:/a", new RecordPosition(0, 0)),
          GroupKey.ofBadRecord("file:/a", new RecordPosition(9, 0)),
          GroupKey.ofBadRecord("file:/a", new RecordPosition(200, 0)),
          GroupKey.ofBadRecord("file:/a", new RecordPosition(1L << 40, 0)),
          GroupKey.ofBadRecord("file:/a.bz2", new RecordPosition(0, 2)),
          GroupKey.ofBadRecord("file:/a.bz2", new RecordPosition(0, 300)),
          GroupKey.ofBadRecord("file:/a.bz2", new RecordPosition(7, 1)),
          GroupKey.ofSubject(""),
          GroupKey.ofSubject("10_1"),
          GroupKey.ofSubject("1234567"),
          GroupKey.ofSubject("1234567\0"),
          GroupKey.ofSubject("12345678"),
          GroupKey.ofSubject("123456789"),
          GroupKey.ofSubject("12345679"),
          GroupKey.ofSubject("1234567é"),
          GroupKey.ofSubject("1_1"),
          GroupKey.ofSubject("1_10"),
          GroupKey.ofSubject("x".repeat(200)),
          GroupKey.ofSubject("x".repeat(201)),
          GroupKey.ofSubject("y"),
          GroupKey.ofSubject("é"),
          GroupKey.ofSubject("\uFF5E"),
          GroupKey.ofSubject("😀"));

  @Test
  void badRecordsComeFirstByPlaceThenSubjectsByTheBytesOfTheirIds() {
    for (int i = 0; i < ORDERED.size(); i++) {
      for (int j = 0; j < ORDERED.size(); j++) {
        assertThat(Integer.signum(ORDERED.get(i).compareTo(ORDERED.get(j))))
            .as("%s and %s", ORDERED.get(i), ORDERED.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void orderAsWrittenIsTheOrderOfTheObjects() throws IOException {
    RawComparator<?> order = WritableComparator.get(GroupKey.class);
    assertThat(order).isInstanceOf(GroupKey.Order.class);
    for (GroupKey left : ORDERED) {
      for (GroupKey right : ORDERED) {
        DataOutputBuffer both = new DataOutputBuffer();
        both.writeByte(0);
        left.write(both);
        int middle = both.getLength();
        right.write(both);
        byte[] bytes = both.getData();

        int written = order.compare(bytes, 1, middle - 1, bytes, middle, both.getLength() - middle);

        assertThat(Integer.signum(written))
            .as("%s and %s", left, right)
            .isEqualTo(Integer.signum(left.compareTo(right)));

        byte[] alone = Arrays.copyOfRange(bytes, 1, middle); // nothing behind it
        byte[] other = Arrays.copyOfRange(bytes, middle, both.getLength());
        assertThat(order.compare(alone, 0, alone.length, other, 0, other.length))
            .matches(result -> Integer.signum(result) == Integer.signum(written));
      }
    }
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    for (GroupKey key : ORDERED) {
      DataOutputBuffer out = new DataOutputBuffer();
      key.write(out);
      DataInputBuffer in = new DataInputBuffer();
      in.reset(out.getData(), out.getLength());
      GroupKey read = new GroupKey();
      read.readFields(in);

      assertThat(read).isEqualTo(key).hasSameHashCodeAs(key);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void subjectIsTheIdItWasMadeOf() {
    assertThat(GroupKey.ofSubject("😀 é").subject()).isEqualTo("😀 é");
    assertThat(GroupKey.ofSubject("x").isBadRecord()).isFalse();
  }

  @Test
  void badRecordsGoToTheFirstPartition() {
    GroupPartitioner partitioner = new GroupPartitioner();
    for (GroupKey key : ORDERED.subList(0, 7)) {
      assertThat(partitioner.getPartition(key, new MapValue(), 5)).isZero();
    }
  }

  /** The hash of the bytes 61 62 is 31 · (31 + 97) + 98 = 4066. */
  @Test
  void partitionOfASubjectFollowsFromItsBytes() {
    assertThat(new GroupPartitioner().getPartition(GroupKey.ofSubject("ab"), new MapValue(), 7))
        .isEqualTo(4066 % 7);
  }

  @Test
  void subjectWhoseHashIsNegativeHasAPartition() {
    GroupKey key = GroupKey.ofSubject("1_5000");
    assertThat(key.hashCode()).isNegative();

    assertThat(new GroupPartitioner().getPartition(key, new MapValue(), 7)).isBetween(0, 6);
  }
}

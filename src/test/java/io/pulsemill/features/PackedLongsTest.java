package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackedLongsTest {
  private static final long SEED = 5;

  @Test
  void anyNumberComesBack() {
    long[] numbers =
        LongStream.concat(
                LongStream.of(0, -1, 63, -64, 64, -65, Long.MIN_VALUE, Long.MAX_VALUE),
                new Random(SEED).longs(1000).map(x -> x >> (x & 63)))
            .toArray();
    PackedLongs packed = new PackedLongs();
    for (long number : numbers) {
      packed.put(number);
      packed.putDouble(number / 3.0);
    }
    PackedLongs read = read(packed, packed.length());

    for (long number : numbers) {
      assertThat(read.get()).isEqualTo(number);
      assertThat(read.getDouble()).isEqualTo(number / 3.0);
    }
  }

  @Test
  void smallNumberTakesOneByte() {
    assertThat(bytes(63)).isEqualTo(1);
    assertThat(bytes(-64)).isEqualTo(1);
    assertThat(bytes(64)).isEqualTo(2);
    assertThat(bytes(Long.MIN_VALUE)).isEqualTo(PackedLongs.MOST_BYTES);
  }

  @Test
  void nothingIsReadBeyondTheBytesThereAre() {
    PackedLongs packed = new PackedLongs();
    packed.put(Long.MAX_VALUE);
    PackedLongs cut = read(packed, 3);

    cut.get();
    assertThat(cut.get()).isZero();
    assertThat(cut.getDouble()).isZero();
  }

  private static int bytes(long number) {
    PackedLongs packed = new PackedLongs();
    packed.put(number);
    return packed.length();
  }

  private static PackedLongs read(PackedLongs packed, int length) {
    PackedLongs read = new PackedLongs();
    byte[] bytes = Arrays.copyOf(packed.bytes(), length);
    System.arraycopy(bytes, 0, read.expect(length), 0, length);
    return read;
  }
}

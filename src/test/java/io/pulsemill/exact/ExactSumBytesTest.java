package io.pulsemill.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExactSumBytesTest {
  @Test
  void equalSumsWriteEqualBytesWhateverCanceledOnTheWay() throws IOException {
    ExactSum plain = sum(3, -5);
    ExactSum wide = sum(1e300, 3, 1e-300, -1e300, -5, -1e-300);

    assertThat(bytes(wide)).isEqualTo(bytes(plain));
  }

  @Test
  void aCarryOnTheWayLeavesNoTrace() throws IOException {
    ExactSum grown = new ExactSum();
    for (int i = 0; i < 40; i++) {
      grown.add(grown.equals(new ExactSum()) ? sum(0x1p60) : copy(grown)); // doubles each time
    }
    ExactSum total = copy(grown);
    grown.add(sum(-0x1p99, 7));

    assertThat(total.toDouble()).isEqualTo(0x1p99);
    assertThat(bytes(grown)).isEqualTo(bytes(sum(7)));
  }

  @Test
  void negativeSumsWriteEqualBytesToo() throws IOException {
    assertThat(bytes(sum(1e200, -1, -1e200))).isEqualTo(bytes(sum(-1)));
    assertThat(bytes(sum(0x1p31, -0x1p32))).isEqualTo(bytes(sum(-0x1p31)));
  }

  @Test
  void aSumOfNothingIsWrittenLikeOneThatCanceled() throws IOException {
    assertThat(bytes(sum(1e10, -1e10))).isEqualTo(bytes(sum()));
  }

  @Test
  void whatIsWrittenReadsBackAndGoesOn() throws IOException {
    ExactSum sum = sum(1e300, -2.5, 1e-300, -1e300);
    ExactSum read = copy(sum);
    read.add(1e250);
    sum.add(1e250);

    assertThat(read).isEqualTo(sum);
    assertThat(read.toBigDecimal()).isEqualByComparingTo(sum.toBigDecimal());
  }

  private static ExactSum sum(double... terms) {
    ExactSum sum = new ExactSum();
    for (double term : terms) {
      sum.add(term);
    }
    return sum;
  }

  private static ExactSum copy(ExactSum sum) throws IOException {
    return ExactSum.read(new DataInputStream(new ByteArrayInputStream(bytes(sum))));
  }

  private static byte[] bytes(ExactSum sum) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sum.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}

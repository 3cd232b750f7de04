package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FeatureRangeTest {
  private static FeatureRange of(double... x) {
    FeatureRange range = new FeatureRange();
    range.add(x, x.length, r -> "s" + r);
    return range;
  }

  @Test
  void theOutermostValuesHaveTheirSubjects() {
    FeatureRange range = of(3, -1, 7);

    assertThat(range.min()).isEqualTo(-1);
    assertThat(range.subject(false)).isEqualTo("s1");
    assertThat(range.max()).isEqualTo(7);
    assertThat(range.subject(true)).isEqualTo("s2");
  }

  @Test
  void aValueThatSeveralHaveIsNobodys() {
    assertThat(of(3, 7, 7).subject(true)).isNull();
    FeatureRange range = of(3, 7);
    range.add(7, "later");
    assertThat(range.subject(true)).isNull();
  }

  @Test
  void anyGroupingAndOrderGiveTheSame() {
    FeatureRange one = of(5, 2);
    one.add(of(9));
    FeatureRange other = of(9);
    other.add(of(5, 2));

    assertThat(one).isEqualTo(other);
    assertThat(one.subject(true)).isEqualTo("s0");
    assertThat(one.subject(false)).isEqualTo("s1");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    FeatureRange range = of(1, 2, 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    range.write(new DataOutputStream(bytes));

    assertThat(
            FeatureRange.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(range);
  }
}

package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(range.farthestSubject(1e9)).isEqualTo("s1");
    assertThat(range.max()).isEqualTo(7);
    assertThat(range.farthestSubject(-1e9)).isEqualTo("s2");
  }

  @Test
  void aValueThatSeveralHaveIsNobodys() {
    assertThat(of(3, 7, 7).farthestSubject(0)).isNull();
    FeatureRange range = of(3, 7);
    range.add(7, "later");
    assertThat(range.farthestSubject(-1e9)).isNull();
  }

  @Test
  void anyGroupingAndOrderGiveTheSame() throws IOException {
    FeatureRange one = of(5, 2);
    one.add(of(9));
    FeatureRange other = of(9);
    other.add(of(5, 2));

    assertThat(Bytes.of(one::write)).isEqualTo(Bytes.of(other::write));
    assertThat(one.farthestSubject(-1e9)).isEqualTo("s0");
    assertThat(one.farthestSubject(1e9)).isEqualTo("s1");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    FeatureRange range = of(1, 2, 2);
    FeatureRange read = FeatureRange.read(Bytes.in(range::write));

    assertThat(Bytes.of(read::write)).isEqualTo(Bytes.of(range::write));
    assertThat(read.farthestSubject(9)).isEqualTo("s0");
  }

  @Test
  void zerosOfEitherSignGiveTheSameBytesInAnyOrder() throws IOException {
    FeatureRange one = new FeatureRange();
    one.add(0.0, "a");
    one.add(-0.0, "b");
    FeatureRange other = new FeatureRange();
    other.add(-0.0, "b");
    other.add(0.0, "a");

    assertThat(Bytes.of(one::write)).isEqualTo(Bytes.of(other::write));
    assertThat(one.constant()).isTrue();
  }
}

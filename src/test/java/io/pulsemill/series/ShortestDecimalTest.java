package io.pulsemill.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortestDecimalTest {
  private static final long SEED = 8;

  @Test
  void isWhatTextSays() {
    for (float number : new float[] {57.1f, 0.1f, 1e-10f, 3.4028235e38f, 1e-20f, -2.5f, 1e10f}) {
      assertThat(ShortestDecimal.of(number)).isEqualTo(Double.parseDouble(Float.toString(number)));
    }
    assertThat(ShortestDecimal.of(-0f)).isEqualTo(-0.0);
    assertThat(ShortestDecimal.of(Float.NaN)).isNaN();
    assertThat(ShortestDecimal.of(Float.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  /** Six digits tell any two floats of a decade apart: such a decimal is read back as written. */
  @Test
  void decimalsOfSixDigitsComeBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      String text = (1 + random.nextInt(999_999)) + "e" + (random.nextInt(60) - 36);
      assertThat(ShortestDecimal.of(Float.parseFloat(text))).isEqualTo(Double.parseDouble(text));
    }
  }

  @Test
  void namesTheSameFloat() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      float number = Float.intBitsToFloat(random.nextInt());
      assertThat((float) ShortestDecimal.of(number)).isEqualTo(Float.valueOf(number));
    }
  }

  @Test
  void halvesHaveThreeDigitsOrFour() {
    assertThat(ShortestDecimal.ofHalf(0.0999755859375)).isEqualTo(0.1);
    assertThat(ShortestDecimal.ofHalf(-57.09375)).isEqualTo(-57.1);
    assertThat(ShortestDecimal.ofHalf(65504)).isEqualTo(65504);
    assertThat(ShortestDecimal.ofHalf(0x1p-24)).isEqualTo(6e-8);
    assertThat(ShortestDecimal.ofHalf(1)).isEqualTo(1);
  }
}

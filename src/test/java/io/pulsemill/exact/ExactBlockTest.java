package io.pulsemill.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks against the same terms added one by one, to the byte. */
class ExactBlockTest {
  private static final long SEED = 20260108;

  /** Kinds of terms; each takes another way through a block, or a mixture of them. */
  enum Terms {
    ZEROS,
    WHOLE,
    NEAR_ONE,
    SPREAD,
    ANY,
    SUBNORMAL,
    HUGE,
    EXTREME;

    double draw(Random random) {
      double sign = random.nextBoolean() ? 1 : -1;
      return sign
          * switch (this) {
            case ZEROS -> 0.0;
            case WHOLE -> random.nextInt(250);
            case NEAR_ONE -> 1 + random.nextDouble();
            case SPREAD -> Math.scalb(random.nextDouble(), random.nextInt(9));
            case ANY -> Math.scalb(random.nextDouble(), random.nextInt(600) - 300);
            case SUBNORMAL -> random.nextInt(100) * Double.MIN_VALUE;
            case HUGE -> Double.MAX_VALUE / (1 + random.nextInt(3));
            case EXTREME -> random.nextBoolean() ? Double.MAX_VALUE : Double.MIN_VALUE;
          };
    }
  }

  @ParameterizedTest
  @EnumSource
  void sumIsThatOfTheTerms(Terms kind) throws IOException {
    Random random = new Random(SEED);
    ExactSum byBlock = new ExactSum();
    ExactSum byTerm = new ExactSum();
    for (int n : new int[] {1, 2, 511, ExactBlock.MAX_TERMS}) {
      double[] x = random.doubles(n).map(any -> kind.draw(random)).toArray();
      block(x).addTo(byBlock);
      Arrays.stream(x).forEach(byTerm::add);
      assertThat(bytes(byBlock)).as("%d terms", n).isEqualTo(bytes(byTerm));
    }
  }

  @ParameterizedTest
  @EnumSource
  void sumOfProductsIsThatOfTheTerms(Terms kind) throws IOException {
    Random random = new Random(SEED);
    for (Terms other : Terms.values()) {
      ExactSum byBlock = new ExactSum();
      ExactSum byTerm = new ExactSum();
      for (int n : new int[] {1, 3, ExactBlock.MAX_TERMS}) {
        double[] x = random.doubles(n).map(any -> kind.draw(random)).toArray();
        double[] y = random.doubles(n).map(any -> other.draw(random)).toArray();
        block(x).addProductsTo(block(y), byBlock);
        for (int i = 0; i < n; i++) {
          byTerm.addProduct(x[i], y[i]);
        }
        assertThat(bytes(byBlock)).as("%d of %s × %s", n, kind, other).isEqualTo(bytes(byTerm));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0x1.fffffffffffffp61,
        -0x1.fffffffffffffp61,
        0x1.fffffffffffffp62,
        -0x1.fffffffffffffp63,
        0x1.fffffffffffffp64
      })
  void neitherTheLargestThatFitNorLargerOnesOverflow(double largest) throws IOException {
    double[] x = new double[ExactBlock.MAX_TERMS];
    Arrays.fill(x, largest);
    x[0] = 1; // the unit
    ExactSum byBlock = new ExactSum();
    ExactSum byTerm = new ExactSum();
    block(x).addTo(byBlock);
    block(x).addProductsTo(block(x), byBlock);
    for (double term : x) {
      byTerm.add(term);
      byTerm.addProduct(term, term);
    }
    assertThat(bytes(byBlock)).isEqualTo(bytes(byTerm));
  }

  @Test
  void aBlockIsUsedAgain() {
    ExactBlock block = block(1e300, 1e-300);
    block.terms()[0] = 3;
    block.take(1);
    ExactSum sum = new ExactSum();
    block.addTo(sum);
    block.addProductsTo(block, sum);
    assertThat(sum.toDouble()).isEqualTo(12);
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      ExactBlock block = block(1, x);
      assertThatThrownBy(() -> block.addTo(new ExactSum()))
          .isInstanceOf(ArithmeticException.class)
          .hasMessageContaining("" + x);
    }
  }

  @Test
  void blocksOfDifferentSizesHaveNoProducts() {
    assertThatThrownBy(() -> block(1, 2).addProductsTo(block(1), new ExactSum()))
        .hasMessageContaining("expected 2 terms but found 1");
  }

  private static ExactBlock block(double... x) {
    ExactBlock block = new ExactBlock();
    System.arraycopy(x, 0, block.terms(), 0, x.length);
    block.take(x.length);
    return block;
  }

  private static byte[] bytes(ExactSum sum) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sum.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}

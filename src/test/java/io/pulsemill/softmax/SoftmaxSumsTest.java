package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.optimize.Derivatives;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxSumsTest {
  private static final long SEED = 7;
  private static final SampleRows ROWS = SampleRows.random(3, 4, 9000, SEED);
  private static final double[] WEIGHTS = ROWS.weights(2, SEED);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void splitAndOrderOfTheRowsChangeNoBit(int seed) throws IOException {
    Random random = new Random(SEED + seed);
    SampleRows shuffled = ROWS.reordered(permutation(random, ROWS.rows()));
    SoftmaxKernel kernel = shuffled.kernel(WEIGHTS, Derivatives.HESSIAN);
    List<SoftmaxSums> parts = new ArrayList<>();
    int from = 0;
    while (from < shuffled.rows()) {
      int to = Math.min(shuffled.rows(), from + random.nextInt(3000));
      SoftmaxSums part = kernel.zero();
      kernel.add(shuffled.block(from, to), part);
      parts.add(part);
      from = to;
    }
    Collections.shuffle(parts, random);
    SoftmaxSums total = kernel.zero();
    parts.forEach(total::add);

    SoftmaxSums expected = ROWS.sums(WEIGHTS, Derivatives.HESSIAN);
    assertThat(total).isEqualTo(expected).hasSameHashCodeAs(expected);
    assertThat(bytes(total)).isEqualTo(bytes(expected));
    assertThat(total.loss()).isEqualTo(expected.loss());
    assertThat(total.hessian()).isDeepEqualTo(expected.hessian());
  }

  @Test
  void blocksMayShareOneSum() {
    SoftmaxKernel kernel = ROWS.kernel(WEIGHTS, Derivatives.GRADIENT);
    SoftmaxSums sums = kernel.zero();
    for (int from = 0; from < ROWS.rows(); from += 1500) {
      kernel.add(ROWS.block(from, from + 1500), sums);
    }

    assertThat(sums).isEqualTo(ROWS.sums(WEIGHTS, Derivatives.GRADIENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 1000})
  void partsOfSumsAddUpToTheWhole(int parts) throws IOException {
    SoftmaxKernel kernel = ROWS.kernel(WEIGHTS, Derivatives.HESSIAN);
    SoftmaxSums one = kernel.zero();
    kernel.add(ROWS.block(0, 1500), one);
    SoftmaxSums other = kernel.zero();
    kernel.add(ROWS.block(1500, ROWS.rows()), other);
    List<SoftmaxSums> sums = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      SoftmaxSums some = SumParts.of(one, part, parts);
      some.add(SoftmaxSums.read(in(SumParts.of(other, part, parts))));
      sums.add(some);
    }
    assertThat(SumParts.join(sums)).isEqualTo(ROWS.sums(WEIGHTS, Derivatives.HESSIAN));
    assertThat(one.rows()).isEqualTo(1500);
    assertThat(sums.get(0).whole()).isEqualTo(parts == 1);
  }

  @Test
  void oneRowMoreOrLessIsAnotherSum() {
    SoftmaxKernel kernel = ROWS.kernel(WEIGHTS, Derivatives.GRADIENT);
    SoftmaxSums sums = kernel.zero();
    kernel.add(ROWS.block(1, ROWS.rows()), sums);

    assertThat(sums).isNotEqualTo(ROWS.sums(WEIGHTS, Derivatives.GRADIENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GRADIENT", "HESSIAN"})
  void readsWhatItWrote(Derivatives derivatives) throws IOException {
    SoftmaxSums sums = ROWS.sums(WEIGHTS, derivatives);
    SoftmaxSums read = read(bytes(sums));

    assertThat(read).isEqualTo(sums);
    assertThat(read.rows()).isEqualTo(ROWS.rows());
    assertThat(read.errors()).isEqualTo(sums.errors()).isPositive();
    assertThat(read.lossError()).isEqualTo(sums.lossError());
  }

  @Test
  void refusesToAddAnotherOrderOrOtherWeights() {
    SoftmaxSums gradient = ROWS.sums(WEIGHTS, Derivatives.GRADIENT);

    assertThatThrownBy(() -> gradient.add(ROWS.sums(WEIGHTS, Derivatives.HESSIAN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> gradient.add(ROWS.sums(ROWS.weights(9, SEED), Derivatives.GRADIENT)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToAddSumsOfOtherWeightsThoughTheirGridsAgree() {
    double[] others = WEIGHTS.clone();
    for (int i = 0; i < others.length; i++) {
      others[i] *= 1.0001;
    }

    assertThatThrownBy(
            () ->
                ROWS.sums(WEIGHTS, Derivatives.GRADIENT)
                    .add(ROWS.sums(others, Derivatives.GRADIENT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Sums of different passes");
  }

  @Test
  void aHessianNotAskedForIsAnError() {
    assertThatThrownBy(() -> ROWS.sums(WEIGHTS, Derivatives.GRADIENT).hessian())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesToReadCorruptBytes() throws IOException {
    byte[] bytes = bytes(ROWS.sums(WEIGHTS, Derivatives.GRADIENT));
    for (int corrupt : new int[] {0, 4, 8, 17, 25, 33}) {
      byte[] copy = bytes.clone();
      copy[corrupt] = (byte) 0xC0;
      assertThatThrownBy(() -> read(copy)).as("byte %d", corrupt).isInstanceOf(IOException.class);
    }
  }

  private static int[] permutation(Random random, int n) {
    List<Integer> derivatives = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(derivatives, random);
    return derivatives.stream().mapToInt(i -> i).toArray();
  }

  private static byte[] bytes(SoftmaxSums sums) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sums.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static SoftmaxSums read(byte[] bytes) throws IOException {
    return SoftmaxSums.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static DataInputStream in(SoftmaxSums sums) throws IOException {
    return new DataInputStream(new ByteArrayInputStream(bytes(sums)));
  }
}

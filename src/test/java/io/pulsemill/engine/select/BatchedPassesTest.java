package io.pulsemill.engine.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.engine.Engine;
import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.PassResult;
import io.pulsemill.engine.PassSums;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How requests that wait are put into passes. */
class BatchedPassesTest {
  private static final int FOLDS = 5;

  private final List<List<PassRequest>> passes = new ArrayList<>();

  @Test
  void smallRequestsShareOnePassAndEqualOnesAnAnswer() throws IOException {
    PassRequest first = PassRequest.all(0, new double[] {1}, Derivatives.HESSIAN);
    PassRequest second = PassRequest.without(3, 0, new double[] {1}, Derivatives.GRADIENT);
    BatchedPasses batched = batched(3, 7);
    var answers = batched.answer(new TreeMap<>(Map.of(4, first, 9, second, 11, first)));
    assertThat(passes).containsExactly(List.of(first, second));
    assertThat(answers.keySet()).containsExactly(4, 9, 11);
    assertThat(answers.get(4)).hasSize(FOLDS).isSameAs(answers.get(11));
    assertThat(answers.get(9)).hasSize(2);
    assertThat(batched.count()).isEqualTo(1);
  }

  /** 40 classes of 49 features: a million terms a Hessian, and five of them in each. */
  @Test
  void sumsThatFitNoMessageTogetherArePutIntoSeveralPasses() throws IOException {
    SortedMap<Integer, PassRequest> asked = new TreeMap<>();
    for (int fit = 0; fit < 3; fit++) {
      asked.put(fit, PassRequest.all(0, new double[] {fit}, Derivatives.HESSIAN));
    }
    asked.put(3, PassRequest.without(0, 0, new double[] {3}, Derivatives.GRADIENT));
    BatchedPasses batched = batched(40, 49);
    assertThat(batched.answer(asked)).hasSize(4);
    assertThat(passes).hasSize(4).allSatisfy(pass -> assertThat(pass).hasSize(1));
    assertThat(batched.count()).isEqualTo(passes.size());
  }

  private BatchedPasses batched(int classes, int features) {
    double[] ones = new double[features];
    Arrays.fill(ones, 1);
    RowPreparation rows =
        new RowPreparation(
            new TrainingSplit(1, 1),
            IntStream.range(0, classes).mapToObj(c -> "c" + c).toList(),
            IntStream.range(0, features).toArray(),
            new Standardization(new double[features], ones, ones));
    SortedMap<String, Long> none = new TreeMap<>();
    return new BatchedPasses(
        new Answering(), List.of(rows), FOLDS, none, Progress.SILENT, new PhaseClock());
  }

  /** Answers with as many sums as are asked for, none of which is looked at. */
  private final class Answering implements Engine {
    @Override
    public PassResult pass(List<PassRequest> requests) {
      passes.add(List.copyOf(requests));
      List<List<SoftmaxSums>> sums = new ArrayList<>();
      for (PassRequest request : requests) {
        sums.add(Arrays.asList(new SoftmaxSums[request.sums(FOLDS)]));
      }
      return new PassResult(new PassSums(new long[FOLDS][1], sums), 0, Optional.empty());
    }

    @Override
    public TrainingStatistics statistics(StatisticsScope scope) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void prepare(RowPreparations rows) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int parallelism() {
      return 1;
    }

    @Override
    public void close() {}
  }
}

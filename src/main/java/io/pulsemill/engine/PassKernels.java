package io.pulsemill.engine;

import io.pulsemill.softmax.RowBlock;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.SoftmaxSums;
import java.util.ArrayList;
import java.util.List;

/**
 * What adds a block of rows to the sums of every request of a pass, while the block is in the
 * cache. Immutable: threads may share one, each with its own sums.
 */
final class PassKernels {
  private final RowPreparations rows;
  private final List<PassRequest> requests;

  /** By request and sum. */
  private final List<List<SoftmaxKernel>> kernels = new ArrayList<>();

  PassKernels(RowPreparations rows, List<PassRequest> requests) {
    this.rows = rows;
    this.requests = List.copyOf(requests);
    for (PassRequest request : requests) {
      List<SoftmaxKernel> own = new ArrayList<>();
      for (int s = 0; s < request.sums(rows.folds().count()); s++) {
        RowPreparation preparation = rows.get(request.preparation());
        own.add(preparation.kernel(request.weights(), request.derivatives(s)));
      }
      kernels.add(own);
    }
  }

  /** Sums over no rows, to add to. */
  PassSums zero() {
    List<List<SoftmaxSums>> sums = new ArrayList<>();
    for (List<SoftmaxKernel> own : kernels) {
      List<SoftmaxSums> answer = new ArrayList<>();
      own.forEach(kernel -> answer.add(kernel.zero()));
      sums.add(answer);
    }
    return new PassSums(new long[rows.folds().count()][rows.classes()], sums);
  }

  /** Adds rows; {@code afterRequest}: called when they were added to the sums of one. */
  void add(PreparedRows block, PassSums sums, Runnable afterRequest) {
    RowBlock first = block.blocks().get(0);
    for (int r = 0; r < first.rows(); r++) {
      sums.count(block.fold(), first.classOf(r));
    }
    for (int i = 0; i < kernels.size(); i++) {
      PassRequest request = requests.get(i);
      int s = request.sumOf(block.fold());
      kernels.get(i).get(s).add(block.blocks().get(request.preparation()), sums.of(i).get(s));
      afterRequest.run();
    }
  }
}

package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.costmodel.HeapBudget;
import io.pulsemill.engine.TooLittleMemoryException;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.GatheredRows;
import io.pulsemill.table.RowGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HandedRowsTest {
  private static final int ROWS = 10;

  /** Two features and the rest: 24 bytes a row; half of the heap is for rows. */
  private static final HeapBudget THREE_GROUPS = new HeapBudget(2 * 3 * 24 * ROWS);

  private final HandedRows handed = new HandedRows(THREE_GROUPS, 1);

  @Test
  void rowsAreTakenWhileMoreAreMade() throws Exception {
    CompletableFuture<List<String>> taken = CompletableFuture.supplyAsync(this::subjects);
    handed.hand(group("a"));
    handed.hand(group("b"));
    handed.hand(group("c"));
    assertThat(taken).isNotDone();
    handed.end();
    assertThat(taken.get()).containsExactly("a0", "b0", "c0");
  }

  @Test
  void moreRowsThanFitAreNotKept() {
    handed.hand(group("a"));
    handed.hand(group("b"));
    handed.hand(group("c"));
    handed.hand(group("d"));
    handed.hand(group("e"));
    handed.end();
    assertThatThrownBy(() -> handed.each(ArrayList::new, (rows, sum) -> {}))
        .isInstanceOf(TooLittleMemoryException.class)
        .hasMessageStartingWith("cannot hold its 40 rows of 2 features: ");
  }

  @Test
  void aRowThatTrainsAndIsEvaluatedIsKeptTwice() {
    HandedRows twice = new HandedRows(THREE_GROUPS, 2);
    twice.hand(group("a"));
    twice.hand(group("b"));
    assertThatThrownBy(() -> twice.each(ArrayList::new, (rows, sum) -> {}))
        .isInstanceOf(TooLittleMemoryException.class);
  }

  @Test
  void whoWaitsForRowsGivesASign() throws Exception {
    CountDownLatch signs = new CountDownLatch(2);
    handed.whileWaiting(signs::countDown);
    CompletableFuture<List<String>> taken = CompletableFuture.supplyAsync(this::subjects);
    signs.await();
    assertThat(taken).isNotDone();
    handed.end();
    assertThat(taken.get()).isEmpty();
  }

  @Test
  void aTaskThatFailsHasNotMadeAllRows() {
    handed.hand(group("a"));
    handed.fail();
    assertThatThrownBy(() -> handed.each(ArrayList::new, (rows, sum) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("the task that makes the rows failed");
  }

  @Test
  void rowsThatNobodyWantsAreNotKept() throws IOException {
    handed.hand(group("a"));
    handed.discard();
    handed.hand(group("b"));
    handed.end();
    assertThat(subjects()).isEmpty();
  }

  private List<String> subjects() {
    try {
      return handed
          .each(ArrayList<String>::new, (rows, sum) -> sum.add(rows.group().subject(rows.from())))
          .get(0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static RowGroup group(String prefix) {
    GatheredRows rows = new GatheredRows(2);
    for (int i = 0; i < ROWS; i++) {
      rows.add(new FeatureRow(prefix + i, "x", new double[] {i, -i}));
    }
    return rows.take();
  }
}

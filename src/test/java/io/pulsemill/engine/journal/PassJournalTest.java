package io.pulsemill.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.PassSums;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.run.EntryFolder;
import io.pulsemill.softmax.RowBlock;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.SoftmaxSums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run kept of its passes, read by a task 0 that comes later. */
class PassJournalTest {
  private static final double[] WEIGHTS = {0.5, -0.5, -0.5, 0.5};
  private static final double[] OTHERS = {0.25, -0.5, -0.5, 0.5};

  @TempDir private Path place;

  private EntryFolder folder;

  @BeforeEach
  void openFolder() throws IOException {
    folder = new PlainFolder(Files.createDirectories(place.resolve("run")));
  }

  @Test
  void aNewJournalIsEmpty() throws IOException {
    try (PassJournal journal = new PassJournal(folder)) {
      assertThat(journal.kept()).isZero();
      assertThat(journal.read(1, asked(WEIGHTS, Derivatives.HESSIAN))).isNull();
    }
  }

  @Test
  void aPassIsReadAsItWasWritten() throws IOException {
    write(1, 2);
    try (PassJournal journal = new PassJournal(folder)) {
      assertThat(journal.kept()).isEqualTo(2);
      assertThat(journal.read(2, asked(WEIGHTS, Derivatives.HESSIAN))).isEqualTo(entry(2));
    }
  }

  @Test
  void whatIsAddedIsWrittenAsItWasThen() throws IOException {
    PassJournal.Entry entry = entry(1);
    try (PassJournal journal = new PassJournal(folder)) {
      journal.add(1, asked(WEIGHTS, Derivatives.HESSIAN), entry);
      entry.sums().add(sums());
      journal.flush();
    }
    try (PassJournal journal = new PassJournal(folder)) {
      assertThat(journal.read(1, asked(WEIGHTS, Derivatives.HESSIAN))).isEqualTo(entry(1));
    }
  }

  @Test
  void aPassWithOtherWeightsIsNotThatPass() throws IOException {
    write(1);
    try (PassJournal journal = new PassJournal(folder)) {
      assertThat(journal.read(1, asked(OTHERS, Derivatives.HESSIAN))).isNull();
    }
  }

  @Test
  void aPassOfAnotherOrderIsNotThatPass() throws IOException {
    write(1);
    try (PassJournal journal = new PassJournal(folder)) {
      assertThat(journal.read(1, asked(WEIGHTS, Derivatives.GRADIENT))).isNull();
    }
  }

  @Test
  void passesAfterAGapAreNotKept() throws IOException {
    write(1, 3);
    try (PassJournal journal = new PassJournal(folder)) {
      assertThat(journal.kept()).isEqualTo(1);
      assertThat(journal.read(3, asked(WEIGHTS, Derivatives.HESSIAN))).isNull();
    }
  }

  @Test
  void passesThatComeFasterThanTheDiskTakesThemAreKeptToo() throws IOException {
    int[] many = IntStream.rangeClosed(1, 50).toArray();
    write(many);
    try (PassJournal journal = new PassJournal(folder)) {
      assertThat(journal.kept()).isEqualTo(50);
      for (int number : many) {
        assertThat(journal.read(number, asked(WEIGHTS, Derivatives.HESSIAN)))
            .isEqualTo(entry(number));
      }
    }
  }

  @Test
  void aJournalGoesOnWhereTheOneBeforeEnded() throws IOException {
    write(1, 2);
    write(3);
    write(2, 3, 4); // by a task 0 believed dead
    try (PassJournal journal = new PassJournal(folder)) {
      assertThat(journal.kept()).isEqualTo(4);
    }
  }

  @Test
  void aPassThatCouldNotBeWrittenIsSaid() throws IOException {
    PassJournal journal = new PassJournal(folder);
    Files.createDirectories(place.resolve("run/pass-000001/in-its-place"));
    journal.add(1, asked(WEIGHTS, Derivatives.HESSIAN), entry(1));
    assertThatThrownBy(journal::flush).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> journal.add(2, asked(WEIGHTS, Derivatives.HESSIAN), entry(2)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aRunThatEndsSoonWritesNothing() throws IOException {
    try (PassJournal journal = new PassJournal(folder, Duration.ofMinutes(1))) {
      journal.add(1, asked(WEIGHTS, Derivatives.HESSIAN), entry(1));
      journal.flush();
    }
    assertThat(folder.names("")).isEmpty();
  }

  @Test
  void aRunThatTakesLongWritesAllFromTheFirstPass() throws Exception {
    try (PassJournal journal = new PassJournal(folder, Duration.ofMillis(50))) {
      journal.add(1, asked(WEIGHTS, Derivatives.HESSIAN), entry(1));
      Thread.sleep(100);
      journal.add(2, asked(WEIGHTS, Derivatives.HESSIAN), entry(2));
      journal.flush();
    }
    try (PassJournal journal = new PassJournal(folder)) {
      assertThat(journal.kept()).isEqualTo(2);
    }
  }

  private void write(int... numbers) throws IOException {
    try (PassJournal journal = new PassJournal(folder)) {
      for (int number : numbers) {
        journal.add(number, asked(WEIGHTS, Derivatives.HESSIAN), entry(number));
      }
      journal.flush();
    }
  }

  private static PassJournal.Entry entry(double seconds) {
    return new PassJournal.Entry(sums(), seconds, "job_1");
  }

  /** Of two fits, so that a journal of several is one of one, too. */
  private static List<PassRequest> asked(double[] weights, Derivatives derivatives) {
    return List.of(
        PassRequest.all(0, weights, derivatives), PassRequest.without(0, 0, WEIGHTS, derivatives));
  }

  /** Of one row. */
  private static PassSums sums() {
    SoftmaxKernel kernel = new SoftmaxKernel(2, WEIGHTS, new double[] {8}, Derivatives.HESSIAN);
    SoftmaxSums sums = kernel.zero();
    kernel.add(new RowBlock(1, new double[] {2}, new int[] {1}, 1), sums);
    return new PassSums(new long[][] {{0, 1}}, List.of(List.of(sums)));
  }
}

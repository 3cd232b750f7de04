package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By the measurement in the program. */
class PlanIT {
  private static CommandLineRun plan(Object... more) {
    Object[] words = new Object[more.length + 3];
    words[0] = "plan";
    words[1] = "--rows";
    words[2] = 10_000_000;
    System.arraycopy(more, 0, words, 3, more.length);
    return CommandLineRun.of(words);
  }

  @Test
  void itPrintsARowForEachEngineAndClusterAndWhatItSupposes() {
    CommandLineRun run = plan("--cluster-workers", "20,5", "--engines", "resident,jobs");
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", " ")))
        .anyMatch(line -> line.startsWith("resident 5 5 "))
        .anyMatch(line -> line.startsWith("resident 20 20 "))
        .anyMatch(line -> line.startsWith("jobs 5 5 "))
        .anyMatch(line -> line.startsWith("10,000,000 rows of 7 features, 3 classes; 4 passes"));
    assertThat(run.out()).contains("all of it simulated");
  }

  @Test
  void aWideModelIsTrainedByGradients() {
    CommandLineRun run =
        plan("--feature-count", 500, "--class-count", 20, "--cluster-workers", 4, "--passes", 3);
    assertThat(run.out()).contains("3 passes of lbfgs");
  }

  @Test
  void enginesThatAreNotSimulatedAreRefused() {
    CommandLineRun run = plan("--engines", "local");
    assertThat(run.exit()).isEqualTo(Verb.WRONG_USAGE);
    assertThat(run.err()).contains("expected jobs, resident or fused but found 'local'");
  }

  @Test
  void aMeasurementThatIsNotThereIsNamed() {
    CommandLineRun run = plan("--costs", "/nowhere/costs.json");
    assertThat(run.exit()).isEqualTo(Verb.FAILED);
    assertThat(run.err()).contains("/nowhere/costs.json does not exist");
  }
}

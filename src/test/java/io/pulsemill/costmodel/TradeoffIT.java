package io.pulsemill.costmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.cli.CommandLineRun;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.StopReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tradeoff} in this machine's JVMs; on YARN: {@code mini.TradeoffOnYarnIT}. */
class TradeoffIT {
  private static final int SUBJECTS = 600;

  @TempDir private static Path folder;

  private static Path table;

  @BeforeAll
  static void makeTable() {
    table = folder.resolve("table");
    Path observations = CommandLineRun.simulate(folder.resolve("o"), SUBJECTS);
    CommandLineRun.done("features", "--input", observations, "--output", table);
  }

  @Test
  void everyRunIsMeasuredAndEverySecondOfItHasAPart() throws IOException {
    Path output = folder.resolve("tradeoff.json");
    CommandLineRun run =
        CommandLineRun.of(
            "tradeoff",
            "--table",
            table,
            "--output",
            output,
            "--sizes=1,200,600",
            "--l2=0.01", // 140 rows can be separated
            "--repeats=2",
            "--threads=1",
            "--optimizers=newton,gd",
            "--gradient-iterations=7");
    assertThat(run.err()).contains("tradeoff: 9 of 9: local-1, gd, 600 rows, repeat 1: ");
    assertThat(run.exit()).as(run.err()).isZero();
    Tradeoff tradeoff = TradeoffJson.read(Files.readString(output), "it");
    assertThat(tradeoff.runs()).hasSize(6);
    for (MeasuredRun one : tradeoff.runs()) {
      assertThat(one.engine()).isEqualTo(EngineKind.LOCAL);
      assertThat(one.parallelism()).isEqualTo(1);
      assertThat(one.passSeconds()).hasSize(one.passes());
      assertThat(one.parts().total() + one.remainder()).isCloseTo(one.seconds(), within(1e-9));
      assertThat(one.stop())
          .isEqualTo(one.optimizer() == OptimizerKind.GD ? StopReason.MAX_ITERATIONS : one.stop());
      assertThat(one.passes()).isEqualTo(one.optimizer() == OptimizerKind.GD ? 8 : one.passes());
    }
    assertThat(tradeoff.runs()).extracting(MeasuredRun::rows).contains(600L);
    assertThat(tradeoff.runs()).extracting(MeasuredRun::rows).anyMatch(n -> n > 150 && n < 250);
    assertThat(tradeoff.model().errors().get(EngineKind.LOCAL).runs()).isEqualTo(6);
    assertThat(tradeoff.failed()).hasSize(3);
    assertThat(tradeoff.failed().get(0).reason()).contains("pulsemill train:");
    assertThat(run.out()).contains("newton local-1", "gd local-1", "remainder", "failed: local");
    assertThat(CommandLineRun.done("advise", "--table", table, "--costs", output).out())
        .startsWith("Use --engine local");
  }

  @Test
  void whatCannotBeMeasuredIsRefusedBeforeAnyRun() {
    refused(2, "--engines", "only local", "--engines", "local,jobs");
    refused(2, "--engines", "expected an engine", "--engines", "spark");
    refused(2, "--optimizers", "auto", "--optimizers", "newton,auto");
    refused(2, "--repeats", "expected 1 to 1,000", "--repeats", "0");
    refused(1, "--sizes", "the rows of", "--sizes", "1,601");
  }

  private static void refused(int exit, String option, String why, String... words) {
    CommandLineRun run =
        CommandLineRun.of("tradeoff", "--table", table, words[0], words[1], "--output", "never");
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.errorLines())
        .filteredOn(line -> !line.startsWith("features of the table: "))
        .singleElement()
        .asString()
        .contains(option, why);
  }

  @Test
  void withoutSizesTheTableItselfIsTheLargest() {
    Path output = folder.resolve("usual.json");
    CommandLineRun run =
        CommandLineRun.of(
            "tradeoff",
            "--table",
            table,
            "--output",
            output,
            "--repeats=1",
            "--threads=1",
            "--optimizers=newton");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.errorLines())
        .filteredOn(line -> !line.startsWith("features of the table: "))
        .singleElement()
        .asString()
        .startsWith("tradeoff: 1 of 1: local-1, newton, 600 rows");
    assertThat(List.of(output)).allMatch(Files::exists);
  }
}

package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code advise}, through the command line. */
class AdviseIT {
  private static final Path COSTS =
      Path.of("src/test/resources/io/pulsemill/costmodel/by-hand.json");

  @TempDir private Path folder;

  @Test
  void aSmallTableIsForOneJvmAndWithoutItForTasksThatStay() {
    Path table = table();
    String local = CommandLineRun.done("advise", "--table", table, "--costs", COSTS).out();
    assertThat(local)
        .startsWith("Use --engine local for these 300 rows of 7 features: it is predicted")
        .contains("jobs-uber", "cluster: 2 workers like those measured")
        .containsPattern("(?m)^resident beats local from .* \\(predicted, not measured\\)$");
    String resident =
        CommandLineRun.done(
                "advise",
                "--table",
                table,
                "--cluster-workers",
                50,
                "--without",
                "local",
                "-Dpulsemill.costs=" + COSTS)
            .out();
    assertThat(resident)
        .startsWith("Use --engine resident for")
        .contains("local: no prediction (excluded by --without)", "50 workers");
  }

  @Test
  void theProgramHasCostsOfItsOwn() {
    assertThat(CommandLineRun.done("advise", "--table", table()).out())
        .startsWith("Use --engine local");
  }

  @Test
  void autoWithoutAClusterSaysTheSecondsOfTheCostsItWasGiven() {
    Path table = table();
    Path model = folder.resolve("model.json");
    CommandLineRun auto =
        CommandLineRun.of("train", "--table", table, "--output", model, "--costs", COSTS);
    assertThat(auto.exit()).isZero();
    assertThat(auto.err())
        .containsPattern("engine: local \\(no cluster\\); predicted \\d+ s \\(local, ");
    Path none = folder.resolve("none.json");
    assertThat(
            CommandLineRun.of(
                    "train", "--table", table, "--output", model, "--overwrite", "--costs", none)
                .exit())
        .isEqualTo(1);
  }

  @Test
  void whatCannotBeServedIsOneLine() {
    Path table = table();
    CommandLineRun none =
        CommandLineRun.of("advise", "--table", table, "--costs", folder.resolve("none.json"));
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.errorLines()).singleElement().asString().contains("none.json", "tradeoff.json");
    CommandLineRun all =
        CommandLineRun.of("advise", "--table", table, "--without", "local,jobs,resident");
    assertThat(all.exit()).isEqualTo(1);
    assertThat(all.errorLines())
        .filteredOn(line -> !line.startsWith("features of the table: "))
        .singleElement()
        .asString()
        .contains("resident (excluded by --without)");
    assertThat(CommandLineRun.of("advise", "--table", table, "--without", "spark").exit())
        .isEqualTo(2);
    assertThat(CommandLineRun.of("advise", "--table", table, "--cluster-workers", 0).exit())
        .isEqualTo(2);
  }

  private Path table() {
    Path table = folder.resolve("table");
    CommandLineRun.done(
        "features",
        "--input",
        CommandLineRun.simulate(folder.resolve("o"), 300),
        "--output",
        table);
    return table;
  }
}

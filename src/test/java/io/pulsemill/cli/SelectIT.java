package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code select} as a user gives it: its files, and what it refuses. */
class SelectIT {
  private static final int ROWS = 120;

  @TempDir private Path folder;

  private Path table;
  private Path output;

  @BeforeEach
  void writeTable() throws IOException {
    Random random = new Random(4);
    StringBuilder csv = new StringBuilder("subject,label,f,g\n");
    for (int i = 0; i < ROWS; i++) {
      String label = i < 3 ? "rare" : "c" + i % 2;
      double f = random.nextGaussian() + i % 2;
      csv.append("s%d,%s,%s,%s\n".formatted(i, label, f, random.nextGaussian()));
    }
    table = Files.writeString(folder.resolve("table.csv"), csv);
    output = folder.resolve("selection");
  }

  @Test
  void theFolderHoldsTheSelectionItsModelAndAPage() throws IOException {
    CommandLineRun run = select("--folds", 2, "--l2", "0.1,0.01", "--seed", 2);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("6 fits in ").contains(" *");
    assertThat(run.err()).contains("pass 1: 2 fits at work");
    try (Stream<Path> files = Files.list(output)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("selection.json", "model.json", "report.html", "_SUCCESS");
    }
    assertThat(CommandLineRun.of("seal", "--verify", output.resolve("selection.json")).exit())
        .isZero();
    assertThat(output.resolve("report.html"))
        .content()
        .contains("<svg", "Log loss by penalty", "Coefficients of rare");
    Path again = folder.resolve("again.html");
    CommandLineRun.done("report", "--run", output, "--output", again);
    assertThat(again).hasSameTextualContentAs(output.resolve("report.html"));
    CommandLineRun refused =
        CommandLineRun.of(
            "report",
            "--run",
            output,
            "--comparison",
            again,
            "--output",
            folder.resolve("no.html"));
    assertThat(refused.exit()).isOne();
    assertThat(refused.err()).contains("holds a selection, whose page has no place for");
    assertThat(select("--folds", 2, "--l2", "0.1").exit()).isEqualTo(1); // it is there
    assertThat(select("--folds", 2, "--l2", "0.1", "--seed", 2, "--overwrite").exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | --l2 0.1,0.1          | --l2: expected numbers that descend but found 0.1 after 0.1",
        "2 | --l2 0.1,-1           | --l2: expected path, path:N or numbers from 0 to 1e12",
        "2 | --l2 few              | but found 'few'",
        "2 | --l2 path:0           | --l2: expected path:N with N from 1 to 100",
        "2 | --folds 1             | --folds",
        "2 | --l1-ratio 0,1.5      | --l1-ratio",
        "2 | --l1-ratio 0.5,0.5    | --l1-ratio: expected different numbers",
        "2 | --optimizer gd        | --optimizer: expected auto, newton or lbfgs but found gd",
        "2 | --weight-column f     | Unknown option",
        "2 | --rule best           | --rule",
        "1 | --folds 5             | Folds: expected at most 3, the training rows of class 'rare',",
        "1 | --features f,h        | 'h'",
        "1 | --label-column none   | 'none'",
        "1 | --label-column g --folds 2 --features f | Folds: expected at most 1"
      })
  void whatCannotBeSelectedFromIsRefusedInOneLine(int exit, String arguments, String why)
      throws IOException {
    CommandLineRun run = select((Object[]) ("--quiet " + arguments).split(" +"));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.errorLines().stream().filter(line -> !line.startsWith("warning")))
        .singleElement()
        .asString()
        .startsWith("pulsemill select: ")
        .contains(why);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(table); // nor any work left behind
    }
  }

  private CommandLineRun select(Object... arguments) {
    Object[] first = {
      "select", "--table", table, "--output", output, "--engine", "local", "--train-fraction", 1
    };
    return CommandLineRun.of(Stream.of(first, arguments).flatMap(Stream::of).toArray());
  }
}

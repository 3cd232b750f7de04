package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program does with file names that Hadoop takes for something else. */
class FileNamesIT {
  private static final String OBSERVATIONS =
      "datetime,pulse,category,ts_number\n2021-01-01,52.0,a,1\n2021-01-02,61.0,b,2\n";
  private static final String TABLE = "subject,label,x\n1,a,1\n2,b,2\n3,a,2\n4,b,1\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a[1].csv", "a,b.csv"})
  void anExistingFileIsItselfForObservationsAndTables(String name) throws IOException {
    Path input = Files.writeString(folder.resolve(name), OBSERVATIONS);
    CommandLineRun.done("features", "--input", input, "--output", folder.resolve("table"));
    Path table = Files.writeString(folder.resolve(name), TABLE);
    CommandLineRun.done(
        "train", "--table", table, "--train-fraction", "1", "--output", folder.resolve("m.json"));
  }

  @Test
  void aFileWithAColonInItsNameIsNamedInOneLine() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("in"));
    Files.writeString(inputs.resolve("a.csv"), OBSERVATIONS);
    Path colon = Files.writeString(inputs.resolve("12:30.csv"), OBSERVATIONS);
    Path output = folder.resolve("out");
    for (Path input : new Path[] {inputs, colon}) {
      refused("features", "--input", input, "--output", output);
      refused("train", "--table", input, "--output", output);
    }
    refused("evaluate", "--table", inputs.resolve("a.csv"), "--model", colon, "--output", output);
    refused("train", "--table", inputs.resolve("a.csv"), "--output", colon);
  }

  private static void refused(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.errorLines())
        .singleElement()
        .asString()
        .contains("in/12:30.csv: ")
        .endsWith("rename it");
  }
}

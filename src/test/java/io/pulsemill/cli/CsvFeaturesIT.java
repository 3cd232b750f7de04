package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feature table for programs that do not read Parquet. */
class CsvFeaturesIT {
  @TempDir private Path folder;

  @Test
  void aTableAsCsvGivesTheSameModelAsOneAsParquet() throws IOException {
    Path observations = CommandLineRun.simulate(folder.resolve("observations"), 60);
    assertThat(model(observations, "csv")).isEqualTo(model(observations, "parquet"));
    assertThat(folder.resolve("csv/part-r-00000.csv")).exists();
    assertThat(folder.resolve("csv/_record.json")).doesNotExist();
  }

  private String model(Path observations, String format) throws IOException {
    Path table = folder.resolve(format);
    Path model = folder.resolve(format + ".json");
    CommandLineRun.done("features", "--input", observations, "--format", format, "--output", table);
    CommandLineRun.done("train", "--table", table, "--l2", "0.01", "--output", model);
    return Files.readString(model);
  }
}

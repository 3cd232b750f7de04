package io.pulsemill.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.LocalRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateJobIT {
  private static final int DAYS = 3;

  @TempDir Path folder;

  @Test
  void writesOneCsvFileATask() throws Exception {
    Job job = run(new SimulateSettings(11, DAYS, 3, 1), "out");

    assertThat(subjects(job.getCounters())).isEqualTo(11);
    assertThat(SimulateJob.readings(job.getCounters())).isEqualTo(11 * DAYS);
    assertThat(folder.resolve("out").toFile().list())
        .filteredOn(name -> !name.startsWith("."))
        .containsExactlyInAnyOrder("ts_data_1.csv", "ts_data_2.csv", "ts_data_3.csv", "_SUCCESS");
    assertThat(lines("out", 1)).hasSize(1 + 4 * DAYS);
    assertThat(lines("out", 3)).hasSize(1 + 3 * DAYS);
    assertThat(lines("out", 2))
        .startsWith("datetime,pulse,category,ts_number")
        .element(1 + 3 * DAYS)
        .asString()
        .matches("2021-01-01,[0-9]+\\.0,[a-z_]+,2_4");
    assertThat(Files.readString(folder.resolve("out/ts_data_1.csv")))
        .doesNotContain("\r")
        .endsWith(",1_4\n");
  }

  @Test
  void rowsOfASubjectDoNotDependOnTheOtherFiles() throws Exception {
    run(new SimulateSettings(6, DAYS, 3, 1), "three");
    run(new SimulateSettings(4, DAYS, 2, 1), "two");

    assertThat(lines("three", 2)).isEqualTo(lines("two", 2));
  }

  private Job run(SimulateSettings settings, String output) throws Exception {
    return LocalRunner.run(
        SimulateJob.create(
            LocalRunner.configuration(folder.resolve("scratch")),
            settings,
            new org.apache.hadoop.fs.Path(folder.resolve(output).toUri())));
  }

  private List<String> lines(String output, int file) throws Exception {
    return Files.readAllLines(folder.resolve(output).resolve("ts_data_" + file + ".csv"));
  }

  private static long subjects(Counters counters) {
    return counters.findCounter(SimulateMapper.Simulated.SUBJECTS).getValue();
  }
}

package io.pulsemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.features.FeaturesResult;
import io.pulsemill.job.Progress;
import io.pulsemill.record.InputFile;
import io.pulsemill.record.JobEntry;
import io.pulsemill.record.Run;
import io.pulsemill.record.RunJson;
import io.pulsemill.record.Stage;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
  private static final StageTable.Stage TRAIN =
      new StageTable.Stage("train", 40, 9, PhaseTimes.ZERO.plus(Phase.READ, 0.5));

  private final Configuration conf = new Configuration();
  private final StageJobs jobs = new StageJobs();

  @TempDir private Path folder;

  @Test
  void secondsOfAStageAreItsOwnAndThoseOfItsJobsAndTheRest() {
    jobs.add(
        TRAIN,
        List.of(CountedJob.of("one", Phase.READ, 1), CountedJob.of("two", Phase.COMPUTE, 4)));
    assertThat(json(record()).stages())
        .containsExactly(
            new Stage(
                "train", 40, 9, new PhaseTimes(Map.of(Phase.READ, 1.5, Phase.COMPUTE, 4.0)), 3.5));
  }

  @Test
  void jobsAreAskedForAndRecorded() {
    jobs.add(TRAIN, List.of(CountedJob.of("one", Phase.READ, 1)));
    assertThat(json(record()).jobs()).extracting(JobEntry::name).containsExactly("one");
  }

  @Test
  void versionsAreOfTheProgramTheJvmAndHadoop() {
    assertThat(json(record()).versions())
        .containsEntry("pulsemill", "1.2.3")
        .containsEntry("java", System.getProperty("java.version"))
        .containsOnlyKeys("pulsemill", "java", "hadoop");
  }

  @Test
  void settingsThatAreNullAreKept() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("tasks", null);
    settings.put("seed", 7);
    assertThat(json(new RunRecord("1.2.3", settings)).settings()).isEqualTo(settings);
  }

  @Test
  void aRunThatBeganWithATableHasNoInputsAndNoRecords() {
    Run run = json(record());
    assertThat(run.inputs()).isNull();
    assertThat(run.records()).isNull();
  }

  @Test
  void inputsAreRecordedWithLengthAndChecksum() throws IOException {
    RunRecord record = record();
    FileStatus file = features(record);
    // The check value of CRC-32C, that of the digits 1 to 9.
    assertThat(json(record).inputs())
        .containsExactly(new InputFile(file.getPath().toString(), 9, "CRC32C:e3069283"));
  }

  @Test
  void recordsAreThoseOfTheFeaturesWithoutEmptyLines() throws IOException {
    RunRecord record = record();
    features(record);
    assertThat(json(record).records())
        .isEqualTo(Map.of("read", 9L, "used", 5L, "duplicate", 1L, "missing", 3L));
  }

  private FileStatus features(RunRecord record) throws IOException {
    Path input = Files.writeString(folder.resolve("input.csv"), "123456789");
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(input.toString());
    FileStatus file = path.getFileSystem(conf).getFileStatus(path);
    record.features(
        conf,
        List.of(file),
        new FeaturesResult(9, 5, 1, 3, 0, 2, 0, 0, 0, 2, Map.of(), Map.of(), Map.of()));
    return file;
  }

  private static RunRecord record() {
    return new RunRecord("1.2.3", Map.of());
  }

  private Run json(RunRecord record) {
    return RunJson.read(record.json(List.of(TRAIN), jobs, conf, Progress.SILENT), "record");
  }
}

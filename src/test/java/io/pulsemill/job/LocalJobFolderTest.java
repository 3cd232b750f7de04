package io.pulsemill.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.LocalRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalJobFolderTest {
  @TempDir private Path folder;

  @Test
  void aLocalJobSpillsAndStagesInTheScratchFolderAndLeavesNothingInIt() throws IOException {
    Path temporary = folder.resolve("hadoop"); // made when needed
    Job job = Job.getInstance(LocalRunner.configuration(temporary));
    Path input = Files.writeString(folder.resolve("input"), "b\na\n");
    FileInputFormat.addInputPath(job, hadoop(input));
    FileOutputFormat.setOutputPath(job, hadoop(folder.resolve("output")));
    LocalRunner.run(job);

    assertThat(folder.resolve("output/part-r-00000")).exists();
    Configuration conf = job.getConfiguration();
    Path scratch = list(temporary).get(0);
    for (String key :
        List.of("mapreduce.cluster.local.dir", "mapreduce.jobtracker.staging.root.dir")) {
      assertThat(Path.of(conf.get(key))).as(key).startsWithRaw(scratch.toRealPath());
    }
    assertThat(list(temporary)).hasSize(1);
    assertThat(list(scratch)).containsExactly(scratch.resolve(".pulsemill-lock"));
  }

  @Test
  void foldersThatSomebodyHasSetStay() throws IOException {
    Configuration conf = LocalRunner.configuration(folder.resolve("hadoop"));
    conf.set("mapreduce.cluster.local.dir", "/mine");
    try (LocalJobFolder made = new LocalJobFolder()) {
      made.use(conf);
      assertThat(conf.get("mapreduce.cluster.local.dir")).isEqualTo("/mine");
    }
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}

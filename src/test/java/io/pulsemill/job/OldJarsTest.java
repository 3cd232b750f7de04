package io.pulsemill.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldJarsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir private Path folder;
  private FileSystem files;

  @BeforeEach
  void open() throws IOException {
    files = FileSystem.getLocal(new Configuration()).getRaw();
  }

  @Test
  void aJarGoesAWeekAfterItsLastUseAndAPartOfOneAfterADay() throws IOException {
    jar("old.jar", Duration.ofDays(8), Duration.ofDays(8));
    jar("used.jar", Duration.ofDays(80), Duration.ofDays(6));
    jar("new.jar", Duration.ofDays(2), Duration.ofDays(2));
    jar(".part", Duration.ofHours(25), Duration.ofHours(25));
    jar(".uploading", Duration.ofHours(23), Duration.ofHours(23));
    delete();
    assertThat(names()).containsExactlyInAnyOrder("used.jar", "new.jar", ".uploading");
  }

  @Test
  void ofManyJarsTenStayAndThoseOfTheDay() throws IOException {
    for (int i = 1; i <= 12; i++) {
      jar("today-%d.jar".formatted(i), Duration.ofHours(i), Duration.ofHours(i));
    }
    delete();
    assertThat(names()).hasSize(12);
    for (int i = 13; i <= 30; i++) {
      jar("earlier-%d.jar".formatted(i), Duration.ofHours(24 + i), Duration.ofHours(24 + i));
    }
    delete();
    assertThat(names()).hasSize(12).noneMatch(name -> name.startsWith("earlier"));
  }

  @Test
  void aUseIsNotedInTheAccessTimeAndAtMostOnceAnHour() throws IOException {
    Path jar = jar("a.jar", Duration.ofDays(6), Duration.ofDays(6));
    OldJars.use(files, status(jar), NOW);
    assertThat(status(jar).getAccessTime()).isEqualTo(NOW.toEpochMilli());
    assertThat(status(jar).getModificationTime())
        .as("YARN refuses a jar whose modification time has changed")
        .isEqualTo(NOW.minus(Duration.ofDays(6)).toEpochMilli());
    OldJars.use(files, status(jar), NOW.plus(Duration.ofMinutes(59)));
    assertThat(status(jar).getAccessTime()).isEqualTo(NOW.toEpochMilli());
  }

  private void delete() throws IOException {
    OldJars.delete(files, hadoop(folder), NOW);
  }

  private Path jar(String name, Duration modified, Duration used) throws IOException {
    Path jar = Files.createFile(folder.resolve(name));
    files.setTimes(hadoop(jar), NOW.minus(modified).toEpochMilli(), NOW.minus(used).toEpochMilli());
    return jar;
  }

  private FileStatus status(Path jar) throws IOException {
    return files.getFileStatus(hadoop(jar));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> String.valueOf(path.getFileName())).toList();
    }
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }
}

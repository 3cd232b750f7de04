package io.pulsemill.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldWorkTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration OLD = Duration.ofDays(8);
  private static final Duration YOUNG = Duration.ofDays(6);

  @TempDir private Path home;

  @Test
  void aWorkFolderGoesAWeekAfterTheLastWriteInIt() throws IOException {
    work("work-old", OLD, OLD);
    work("work-young", YOUNG, OLD);
    work("work-writes-below", OLD, YOUNG);
    work("jars", OLD, OLD);
    Files.createFile(home.resolve("work-file"));
    FileSystem files = FileSystem.getLocal(new Configuration()).getRaw();
    OldWork.deleteBeside(files, hadoop(home.resolve("work-own")), "work-", NOW);
    try (Stream<Path> all = Files.list(home)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("work-young", "work-writes-below", "jars", "work-file");
    }
  }

  private void work(String name, Duration folderAge, Duration fileAge) throws IOException {
    Path folder = Files.createDirectories(home.resolve(name).resolve("journal"));
    age(Files.createFile(folder.resolve("pass-1")), fileAge);
    age(home.resolve(name), folderAge);
  }

  private static void age(Path path, Duration age) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(NOW.minus(age)));
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }
}

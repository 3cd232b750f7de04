package io.pulsemill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives of classes that hadoop/jvm/bin/java makes on workers, with a java that does not. */
class WorkerArchivesTest {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      for word in "$@"; do
        case $word in -XX:SharedArchiveFile=*.part) echo made >"${word#*=}" ;; esac
      done
      """;

  @TempDir private Path folder;

  @Test
  void aNewArchiveTakesThePlaceOfThoseNobodyUsedForAWeek() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    for (String name : List.of("master-1.jsa", "master-1.classes", "master-2.jsa", "task-3.jsa")) {
      make(classes.resolve(name), Duration.ofDays(8));
    }
    make(classes.resolve("master-1.jsa.used"), Duration.ofDays(8));
    make(classes.resolve("master-2.jsa.used"), Duration.ofDays(6));
    make(classes.resolve("master-4.jsa.part"), Duration.ofDays(8)); // killed
    make(classes.resolve("master-5.jsa"), Duration.ofDays(6));

    startMaster(classes);
    Path made = await(classes);
    assertThat(names(classes))
        .contains("master-2.jsa", "master-2.jsa.used", "master-5.jsa")
        .contains("task-3.jsa") // not of its kind: that is for whoever makes one of tasks
        .noneMatch(name -> name.startsWith("master-1.") || name.startsWith("master-4."));
    startMaster(classes);
    assertThat(Path.of(made + ".used")).exists();
  }

  private void startMaster(Path classes) throws IOException, InterruptedException {
    Path bin = folder.resolve("bin");
    if (Files.notExists(bin)) { // one java: its time is in the archive's name
      Path java = Files.writeString(Files.createDirectory(bin).resolve("java"), JAVA);
      assertThat(java.toFile().setExecutable(true)).isTrue();
    }
    ProcessBuilder command =
        new ProcessBuilder("bash", "hadoop/jvm/bin/java", "MRAppMaster").inheritIO();
    Map<String, String> environment = command.environment();
    environment.put("PATH", bin + ":" + environment.get("PATH"));
    environment.put("HADOOP_MAPRED_HOME", folder.toString());
    environment.put("PULSEMILL_CLASSES", classes.toString());
    assertThat(command.start().waitFor()).isZero();
  }

  /** The archive, when its maker, in the background, has released its lock. */
  private static Path await(Path classes) throws IOException, InterruptedException {
    Instant end = Instant.now().plusMillis(PATIENCE_MILLIS);
    while (names(classes).stream().anyMatch(name -> name.endsWith(".lock"))) {
      assertThat(Instant.now()).as("an archive was made").isBefore(end);
      Thread.sleep(20);
    }
    List<String> made =
        names(classes).stream().filter(name -> name.matches("master-[0-9]{6,}\\.jsa")).toList();
    assertThat(made).hasSize(1);
    return classes.resolve(made.get(0));
  }

  private static void make(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(Files.createFile(file), FileTime.from(Instant.now().minus(age)));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> String.valueOf(path.getFileName())).toList();
    }
  }
}

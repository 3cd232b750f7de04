package io.pulsemill.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.mini.ClusterProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/shell.sh} as a person starts it, here and on a cluster. */
class ShellIT {
  private static final String ON_CLUSTER =
      """
      var input = mill.simulate(Map.of("subjects", 600, "files", 2))
      show(mill.series(input, 2))
      var table = mill.features(input)
      Model resident = mill.train(table, Map.of("engine", "resident"))
      Model local = mill.train(table, Map.of("engine", "local"))
      System.out.println("engine " + resident.run().get().training().get(0).engine())
      System.out.println("same bytes: " + resident.json().equals(local.json()))
      show(mill.evaluate(resident, table).confusion())
      Path kept = Page.of(resident.seconds())
      System.out.println("kept " + Files.size(kept))
      """;

  @TempDir private Path folder;

  @Test
  void readsTheLinesThatItNamesItself() throws Exception {
    String shown = shell("", "");
    StringBuilder lines = new StringBuilder();
    shown
        .lines()
        .filter(line -> line.startsWith("  "))
        .forEach(line -> lines.append(line).append('\n'));

    String said = shell("", lines.toString());

    assertThat(lines.toString()).hasLineCount(4);
    assertThat(said)
        .contains("actual \\ predicted", "non_athlete               3            7            0")
        .contains("with pictures: file:///")
        .doesNotContain("Exception", "Error");
  }

  @Test
  void worksOnACluster() throws Exception {
    try (ClusterProcess cluster = ClusterProcess.start(folder)) {
      String said = shell(folder.resolve("conf").toString(), ON_CLUSTER);

      assertThat(said)
          .contains("engine resident", "same bytes: true", "actual \\ predicted", "kept ")
          .doesNotContain("Exception", "Error:");
      FileSystem files = FileSystem.get(cluster.configuration());
      FileStatus[] left =
          files.globStatus(
              new org.apache.hadoop.fs.Path(files.getHomeDirectory(), ".pulsemill/work-*"));
      assertThat(left).as("what nobody named").isEmpty();
    }
  }

  @Test
  void withoutItsClusterItSaysHowToStartOne() throws Exception {
    site("core", "fs.defaultFS", "hdfs://localhost:1");
    site("mapred", "mapreduce.framework.name", "yarn");

    assertThat(shell(folder.toString(), ""))
        .contains("hdfs://localhost:1: expected a NameNode", "scripts/cluster.sh up");
  }

  private void site(String name, String key, String value) throws IOException {
    Files.writeString(
        folder.resolve(name + "-site.xml"),
        "<configuration><property><name>%s</name><value>%s</value></property></configuration>"
            .formatted(key, value));
  }

  /** What it prints; {@code conf}: of a cluster, or empty. */
  private String shell(String conf, String snippets) throws IOException, InterruptedException {
    Path file = Files.createTempFile(folder, "snippets", ".jsh");
    Files.writeString(file, snippets + "/exit\n");
    ProcessBuilder command = new ProcessBuilder("bash", "scripts/shell.sh", file.toString());
    command.environment().remove("HADOOP_CONF_DIR");
    if (!conf.isEmpty()) {
      command.environment().put("HADOOP_CONF_DIR", conf);
    }
    Process process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return text;
  }
}

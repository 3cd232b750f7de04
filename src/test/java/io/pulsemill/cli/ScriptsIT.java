package io.pulsemill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell scripts, as a person runs them, on the jar this build made. */
class ScriptsIT {
  @TempDir private Path folder;

  @Test
  void runPipelineComparesTheEnginesAndShowsTheStages() throws Exception {
    Path output = folder.resolve("out");
    Result run =
        bash("scripts/run-pipeline.sh", "--subjects", "600", "--output", output.toString());
    assertThat(run.exit).as(run.text).isZero();
    assertThat(run.text)
        .containsSubsequence("stage", "simulate", "features", "train local", "train jobs")
        .contains("the same bytes", "accuracy");
    assertThat(output.resolve("model-jobs.json"))
        .hasSameBinaryContentAs(output.resolve("model.json"));
  }

  @Test
  void runPipelineOnAMiniClusterBringsTheSameModelBack() throws Exception {
    Path here = folder.resolve("here");
    Path mini = folder.resolve("mini");
    List<String> settings =
        List.of("--subjects", "300", "--engine", "jobs", "--max-iterations", "1");
    Result local = bash(words(settings, "--output", here.toString()));
    assertThat(local.exit).as(local.text).isZero();
    Result run = bash(words(settings, "--on", "mini", "--output", mini.toString()));
    assertThat(run.exit).as(run.text).isZero();
    assertThat(run.text).contains("mini cluster ready", "accuracy", "copied to " + mini);
    for (String file : List.of("model.json", "evaluation.json")) {
      assertThat(mini.resolve(file)).hasSameBinaryContentAs(here.resolve(file));
    }
  }

  @Test
  void anUnknownPlaceToRunIsWrongUsage() throws Exception {
    Result run = bash("scripts/run-pipeline.sh", "--on", "moon");
    assertThat(run.exit).isEqualTo(2);
    assertThat(run.text).contains("'moon'", "local, mini, cluster or hadoop").hasLineCount(1);
  }

  @Test
  void aClusterWithoutAConfigurationIsRefused() throws Exception {
    ProcessBuilder command =
        new ProcessBuilder("bash", "scripts/run-pipeline.sh", "--on", "hadoop", "--output", "none");
    command.environment().remove("HADOOP_CONF_DIR");
    Result run = run(command);
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.text).contains("HADOOP_CONF_DIR", "core-site.xml").hasLineCount(1);
  }

  @Test
  void withoutADockerEngineTheClusterNamesTheWayOut() throws Exception {
    for (String script :
        List.of("scripts/cluster.sh status", "scripts/run-pipeline.sh --on cluster")) {
      ProcessBuilder command = new ProcessBuilder(("bash " + script).split(" "));
      command.environment().put("DOCKER_HOST", "unix://" + folder.resolve("none.sock"));
      Result run = run(command);
      assertThat(run.exit).isEqualTo(1);
      assertThat(run.text).contains("docker", "--on mini").hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripts/check-cluster.sh", "scripts/check-ha.sh"})
  void theCheckOfAClusterSaysThatItWasSkipped(String script) throws Exception {
    ProcessBuilder command = new ProcessBuilder("bash", script);
    command.environment().put("DOCKER_HOST", "unix://" + folder.resolve("none.sock"));
    Result run = run(command);
    assertThat(run.exit).isZero();
    assertThat(run.text).contains("SKIPPED: no docker engine").hasLineCount(1);
  }

  @Test
  void anOldJavaGetsAClearSentence() throws Exception {
    assertRefused("openjdk version \"1.8.0_392\"", "Java 17 or newer is needed");
    assertRefused("openjdk version \"11.0.21\" 2023-10-17", "Java 17 or newer is needed");
  }

  @Test
  void aWrongJavaHomeGetsAClearSentence() throws Exception {
    ProcessBuilder command = new ProcessBuilder("bash", "scripts/pulsemill", "--version");
    command.environment().put("JAVA_HOME", folder.resolve("nothing").toString());
    Result run = run(command);
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.text).contains("JAVA_HOME", "JDK 17");
  }

  @Test
  void startsFromTheArchiveOfThisBuild() throws Exception {
    Result run = version("-Xlog:class+load");
    assertThat(run.exit).as(run.text).isZero();
    assertThat(run.text).contains("io.pulsemill.cli.Main source: shared objects file (top)");
  }

  @Test
  void theUsersOptionsForTheJvmWinInSilence() throws Exception {
    version(""); // whatever has to be built or prepared is
    for (String options : List.of("-XX:+UseG1GC", "-XX:-UseCompressedOops", "-Xms2g -Xmx2g")) {
      Result run = version(options);
      assertThat(run.exit).as(run.text).isZero();
      assertThat(run.text).as(options).startsWith("pulsemill ").hasLineCount(1);
    }
  }

  private static Result version(String javaOptions) throws Exception {
    ProcessBuilder command = new ProcessBuilder("bash", "scripts/pulsemill", "--version");
    command.environment().put("PULSEMILL_JAVA_OPTS", javaOptions);
    return run(command);
  }

  /** Puts a Java that claims {@code version} in JAVA_HOME. */
  private void assertRefused(String version, String sentence) throws Exception {
    Path home = Files.createTempDirectory(folder, "jdk");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho '" + version + "' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    ProcessBuilder command = new ProcessBuilder("bash", "scripts/pulsemill", "--version");
    command.environment().put("JAVA_HOME", home.toString());
    Result run = run(command);
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.text).contains(sentence).hasLineCount(1);
  }

  private static String[] words(List<String> settings, String... more) {
    return Stream.of(Stream.of("scripts/run-pipeline.sh"), settings.stream(), Stream.of(more))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  private static Result bash(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash"));
    command.addAll(List.of(words));
    return run(new ProcessBuilder(command));
  }

  private static Result run(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), text);
  }

  private record Result(int exit, String text) {}
}

package io.pulsemill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A driver in a process of its own, killed, and the same command again. */
class ResumeIT {
  private static final int ROWS = 400;

  /** Kills of each engine; {@code -Dresume.kills=20} for more. */
  private static final int KILLS = Integer.getInteger("resume.kills", 2);

  private static final List<String> LONG =
      List.of("--optimizer", "lbfgs", "--tolerance", "1e-13", "--l2", "0.001");

  @TempDir private Path folder;

  private Path table;
  private Path output;
  private Process begun;

  @BeforeEach
  void writeTable() throws IOException {
    Random random = new Random(7);
    StringBuilder csv = new StringBuilder("subject,label,f,g,h\n");
    for (int i = 0; i < ROWS; i++) {
      String label = "c" + random.nextInt(3);
      double f = random.nextGaussian() + 0.4 * (label.charAt(1) - '0');
      csv.append(
          "s%d,%s,%s,%s,%s\n"
              .formatted(i, label, f, random.nextGaussian(), 1e3 * random.nextGaussian()));
    }
    table = Files.writeString(folder.resolve("table.csv"), csv);
    output = Files.createDirectory(folder.resolve("out")).resolve("model.json");
  }

  @AfterEach
  void end() {
    if (begun != null) {
      begun.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({"train, jobs", "train, resident", "select, jobs"})
  void theSameCommandGoesOnAndEndsWithTheSameBytes(String verb, String engine) throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    CommandLineRun whole = CommandLineRun.of(command(verb, engine, undisturbed).toArray());
    assertThat(whole.exit()).as(whole.err()).isZero();
    long passes = passes(whole.err().lines().toList());
    Random random = new Random((verb + engine).hashCode());
    for (int kill = 0; kill < KILLS; kill++) {
      output = Files.createTempDirectory(folder, "out").resolve("result");
      long at = 2L + random.nextInt((int) passes - 3);
      begin(verb, engine);
      awaitPass(at);
      begun.destroyForcibly().waitFor();

      long start = System.nanoTime();
      CommandLineRun again = CommandLineRun.of(command(verb, engine, output).toArray());

      assertThat(again.exit()).as(again.err()).isZero();
      assertThat(again.err()).contains("going on with the unfinished run in ");
      assertThat(left()).containsExactly("result");
      for (String name :
          verb.equals("train") ? List.of("") : List.of("model.json", "selection.json")) {
        assertThat(output.resolve(name)).hasSameBinaryContentAs(undisturbed.resolve(name));
      }
      System.out.printf(
          "%s, %s: killed after pass %d of %d: %s; %.1f s%n",
          verb, engine, at, passes, known(again), (System.nanoTime() - start) / 1e9);
    }
  }

  @Test
  void aChangeOfTheQuestionIsRefusedByName() throws Exception {
    begin("train", "jobs");
    awaitPass(3);
    begun.destroyForcibly().waitFor();

    assertThat(error(changed("--l2", "0.5")))
        .contains(".model.json.run has an unfinished run that was asked for something else")
        .contains("--l2 was '0.001' and is '0.5'; repeat its command");
    Files.setLastModifiedTime(table, FileTime.from(Instant.now().plus(Duration.ofHours(1))));
    assertThat(error(command("train", "jobs", output))).contains("table.csv had ");
    assertThat(left()).containsExactly(".model.json.run");

    List<Object> anew = command("train", "jobs", output);
    anew.addAll(List.of("--resume", "no"));
    CommandLineRun run = CommandLineRun.of(anew.toArray());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(left()).containsExactly("model.json");
  }

  @Test
  void aSecondDriverEndsAtOnceAndNamesTheFirst() throws Exception {
    begin("train", "jobs");
    awaitPass(2);
    String who = "process %d of %s on ".formatted(begun.pid(), System.getProperty("user.name"));

    assertThat(error(command("train", "jobs", output)))
        .contains("Output " + output + " is being written by " + who)
        .contains("--take-over");
    CommandLineRun clean = CommandLineRun.done("clean", output, "--yes");
    assertThat(clean.out()).contains(".model.json.run: a run of train").contains(who, "in use");
    assertThat(begun.isAlive()).isTrue();
  }

  @Test
  void cleanDeletesWhatADeadDriverLeft() throws Exception {
    begin("train", "jobs");
    awaitPass(2);
    begun.destroyForcibly().waitFor();

    assertThat(CommandLineRun.done("clean", output.getParent()).out())
        .contains(".model.json.run: a run of train", "nothing was deleted");
    assertThat(left()).containsExactly(".model.json.run");
    assertThat(CommandLineRun.done("clean", output, "--yes").out()).contains("deleted");
    assertThat(left()).isEmpty();
    assertThat(CommandLineRun.done("clean", output).out()).isEqualTo("nothing was left\n");
  }

  @Test
  void statusTellsHowFarARunIsAndWhetherAnybodyIsAtWork() throws Exception {
    begin("train", "jobs");
    awaitPass(2);
    String who = "process %d of %s on ".formatted(begun.pid(), System.getProperty("user.name"));
    String status = CommandLineRun.done("status", output).out();
    for (int tries = 0; tries < 100 && !status.contains("pass "); tries++) {
      Thread.sleep(100);
      status = CommandLineRun.done("status", output.getParent()).out();
    }

    assertThat(status)
        .contains(".model.json.run: train, " + who, "heard of ", "  train, since 2")
        .containsPattern("  pass \\d+: loss 1\\.\\d{6}, gradient norm .*, [1-9][\\d,]* rows/s\n");
    begun.destroyForcibly().waitFor();
    assertThat(CommandLineRun.done("status", output).out())
        .contains(who, "no driver is at work on it; the same command goes on with it");
    assertThat(CommandLineRun.done("clean", output, "--yes").out()).contains("deleted");
    assertThat(CommandLineRun.done("status", output).out()).startsWith("no run is under way");
  }

  @Test
  void withoutAnUnfinishedRunOnlyIsRefused() {
    List<Object> only = command("train", "jobs", output);
    only.addAll(List.of("--resume", "only"));
    assertThat(error(only)).contains("--resume only: expected an unfinished run in ");
  }

  private List<Object> changed(String option, String value) {
    List<Object> words = command("train", "jobs", output);
    words.set(words.indexOf(option) + 1, value);
    return words;
  }

  private static String error(List<Object> command) {
    CommandLineRun run = CommandLineRun.of(command.toArray());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errorLines()).hasSize(1);
    return run.err();
  }

  private List<Object> command(String verb, String engine, Path output) {
    List<Object> words = new ArrayList<>(List.of(verb, "--table", table, "--output", output));
    words.addAll(List.of("--engine", engine));
    words.addAll(LONG);
    return words;
  }

  private void begin(String verb, String engine) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", classPath(), Main.class.getName()));
    command(verb, engine, output).forEach(word -> words.add(word.toString()));
    begun = new ProcessBuilder(words).redirectErrorStream(true).start();
  }

  /** As this test sees classes, whatever starts it. */
  private static String classPath() {
    String path = System.getProperty("java.class.path");
    if (Main.class.getClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        path += File.pathSeparator + url.getPath();
      }
    }
    return path;
  }

  private void awaitPass(long number) throws IOException {
    BufferedReader lines = begun.inputReader();
    List<String> seen = new ArrayList<>();
    while (passes(seen) < number) {
      String line = lines.readLine();
      assertThat(line).as("ended before pass %d: %s", number, seen).isNotNull();
      seen.add(line);
    }
  }

  private static long passes(List<String> lines) {
    return lines.stream().filter(line -> line.matches("pass \\d+: .*")).count();
  }

  private static String known(CommandLineRun run) {
    return run.errorLines().stream()
        .filter(line -> line.contains("known from an earlier") || line.contains("resuming after"))
        .findFirst()
        .orElse("nothing was known");
  }

  /** What is in the folder of the output. */
  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(output.getParent())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulsemill.engine.journal.PassJournal;
import io.pulsemill.mini.Applications;
import io.pulsemill.mini.Client;
import io.pulsemill.mini.ClusterProcess;
import io.pulsemill.mini.CommandLine;
import io.pulsemill.mini.HdfsHome;
import io.pulsemill.mini.TaskProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reduce tasks that make the table and train on it, on HDFS and YARN, against a local run: they are
 * processes, of which some are killed.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a run that never ends
class FusedOnYarnIT {
  private static final int SUBJECTS = 600;
  private static final List<String> RESULTS = List.of("model.json", "evaluation.json");

  /** Also on a busy machine. */
  private static final String PATIENT = "--gang-timeout=240";

  /** Many passes of a few milliseconds: gradient descent that never gets there. */
  private static final Object[] LONG = {
    "--optimizer", "gd", "--tolerance", "1e-14", "--max-iterations", "1000"
  };

  /** By then it is under way; far more are to come. */
  private static final int MID = 20;

  @TempDir private static Path folder;

  private static ClusterProcess cluster;
  private static HdfsHome home;
  private static Applications yarn;

  private Client.Begun begun;

  @BeforeAll
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  static void runLocally() throws Exception {
    cluster = ClusterProcess.start(folder);
    Configuration conf = cluster.configuration();
    home = HdfsHome.open(conf);
    yarn = new Applications(conf);
    done(
        cluster.runLocally(
            "simulate", "--subjects", SUBJECTS, "--files", 3, "--output", local("observations")));
    for (boolean isLong : new boolean[] {false, true}) {
      Object[] more = isLong ? LONG : new Object[0];
      Path output = local(isLong ? "long" : "short");
      done(cluster.runLocally(CommandLine.pipeline("local", local("observations"), output, more)));
    }
    home.copy(local("observations"), "observations");
  }

  @AfterAll
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // a container that never ends
  static void nothingStaysBehind() throws Exception {
    if (home == null) { // the first error says why
      if (cluster != null) {
        cluster.close();
      }
      return;
    }
    cluster.awaitNoChildren();
    List<String> left = home.leftovers();
    yarn.close();
    home.close();
    cluster.close();
    assertThat(cluster.files()).as("the cluster's files").doesNotExist();
    assertThat(left).as("work folders on HDFS").isEmpty();
  }

  /** Of a test that failed. */
  @AfterEach
  void endDriver() {
    if (begun != null) {
      begun.process().destroyForcibly();
    }
  }

  @Test
  void aPipelineIsOneApplicationAndHasTheBytesOfALocalRun() throws Exception {
    int before = yarn.all().size();
    Client run = done(cluster.run(fused("one", 2, PATIENT)));
    assertSame("one", "short");
    assertThat(yarn.all().size()).isEqualTo(before + 1);
    assertThat(run.err()).contains("fused: all 2 reduce tasks run", "pass 1: ");
    JsonNode record = record("one");
    assertThat(record.at("/jobs").findValuesAsText("name")).containsExactly("features");
    double left = record.at("/stages/0/remainder").asDouble();
    assertThat(left).as(record.at("/stages").toPrettyString()).isBetween(-1.0, 5.0);
  }

  @Test
  void aSmallInputIsAGangOfOneWithinItsMaster() throws Exception {
    Client run = done(cluster.run(CommandLine.pipeline("auto", "observations", "small", PATIENT)));
    assertSame("small", "short");
    assertThat(run.err()).contains("engine: fused; ", "fused: all 1 reduce tasks run");
    JsonNode record = record("small");
    assertThat(record.at("/training/0/engine").asText()).isEqualTo("fused");
    assertThat(record.at("/jobs/0/uber").asBoolean()).isTrue();
  }

  @Test
  void aTaskZeroThatIsKilledGoesOnFromItsJournal() throws Exception {
    begin("first-killed");
    GangFolder run =
        new GangFolder(cluster.configuration(), home.find("first-killed/.pipeline.run/resident/*"));
    while (run.list(PassJournal.PREFIX).length == 0) {
      assertThat(begun.process().isAlive()).as("driver has yet to see a journal").isTrue();
      Thread.sleep(1);
    }
    task(0, 0).destroyForcibly();
    task(0, 1);
    Client ended = done(Client.await(begun));
    assertSame("first-killed", "long");
    assertThat(ended.err()).contains("task 0 restarted; resuming after pass ");
  }

  @Test
  void aTaskThatIsKilledMakesItsRowsAgain() throws Exception {
    begin("other-killed");
    task(1, 0).destroyForcibly();
    task(1, 1);
    done(Client.await(begun));
    assertSame("other-killed", "long");
  }

  @Test
  void tasksThatCannotAllRunMakeTheTableAndLeaveTheRestToOthers() throws Exception {
    Client run = done(cluster.run(fused("crowded", 12, "--gang-timeout=10", "--tasks=1")));
    assertSame("crowded", "short");
    assertThat(run.err())
        .containsPattern(
            "warning: engine: falling back from fused to resident: only \\d+ of 12 tasks started"
                + " within 10 s");
    JsonNode training = record("crowded").at("/training/0");
    assertThat(training.at("/engine").asText()).isNotEqualTo("fused");
    assertThat(training.at("/insteadOfFused").asText()).contains("started within 10 s");
    assertThat(home.exists("crowded/features/part-r-00011.parquet")).isTrue();
  }

  @Test
  void anotherDriverUsesTheJobOfOneThatWasKilled() throws Exception {
    begin("orphan");
    begun.process().destroyForcibly().waitFor();
    int before = yarn.all().size();
    Client again = done(cluster.run(fused("orphan", 2, longer())));
    assertSame("orphan", "long");
    assertThat(yarn.all().size()).as(again.err()).isEqualTo(before);
    assertThat(again.err()).contains("going on with the unfinished run");
    assertThat(record("orphan").at("/training/0/engine").asText()).isEqualTo("fused");
  }

  /** Begins the long training; returns in the midst of it. */
  private void begin(String output) throws Exception {
    begun = cluster.begin(fused(output, 2, longer()));
    begun.awaitLine("pass %d: ".formatted(MID));
  }

  private static Object[] longer() {
    Object[] words = Arrays.copyOf(LONG, LONG.length + 1);
    words[LONG.length] = PATIENT;
    return words;
  }

  private static Object[] fused(String output, int reduces, Object... more) {
    Object[] words = Arrays.copyOf(more, more.length + 2);
    words[more.length] = "-D";
    words[more.length + 1] = "mapreduce.job.reduces=" + reduces;
    return CommandLine.pipeline("fused", "observations", output, words);
  }

  private ProcessHandle task(int number, int attempt) throws InterruptedException {
    return TaskProcess.awaitReduce(cluster, number, attempt, begun.process());
  }

  private static void assertSame(String run, String expected) throws IOException {
    for (String name : RESULTS) {
      assertThat(home.read(run + "/" + name))
          .as(name)
          .isEqualTo(Files.readString(local(expected).resolve(name)));
    }
  }

  private static JsonNode record(String run) throws IOException {
    return new ObjectMapper().readTree(home.read(run + "/run.json"));
  }

  private static Client done(Client run) {
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  private static Path local(String name) {
    return folder.resolve("local").resolve(name);
  }
}

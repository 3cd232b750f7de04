package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The resident engine on HDFS and YARN against a local run: its tasks are processes, of which some
 * are killed.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a run that never ends
class ResidentOnYarnIT {
  /** Twice the map tasks that two nodes hold beside a master. */
  private static final int ROW_GROUPS = 12;

  private static final int SUBJECTS = 600;
  private static final String ROW_GROUP_ROWS = "--row-group-rows=" + SUBJECTS / ROW_GROUPS;

  /** Also on a busy machine. */
  private static final String PATIENT = "--gang-timeout=240";

  /** Many passes of a few milliseconds: gradient descent that never gets there. */
  private static final Object[] LONG = {
    "--optimizer", "gd", "--tolerance", "1e-14", "--max-iterations", "1000", PATIENT
  };

  /** The map tasks that two nodes hold beside a master. */
  private static final int MOST_TASKS = ROW_GROUPS / 2;

  /** 3 and 4 bring their sums to 1, and 5 to 2. */
  private static final String TREE = "-D" + FanIn.KEY + "=2";

  /** By then it is under way; far more are to come. */
  private static final int MID = 20;

  @TempDir private static Path folder;

  private static ClusterProcess cluster;
  private static HdfsHome home;
  private static Applications yarn;
  private static String longModel;

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
    done(
        cluster.runLocally(
            CommandLine.pipeline("local", local("observations"), local("run"), ROW_GROUP_ROWS)));
    longModel = trainLocally(LONG);
    home.copy(local("observations"), "observations");
    home.copy(local("run/features"), "features");
  }

  @AfterAll
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // a container that never ends
  static void nothingStaysBehind() throws Exception {
    if (longModel == null) { // the first error says why
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

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void aTrainingIsOneApplicationAndHasTheBytesOfALocalRun(int tasks) throws Exception {
    int before = yarn.all().size();
    String model = "model-%d.json".formatted(tasks);
    Client run =
        done(
            cluster.run(
                CommandLine.train("resident", "features", model, "--tasks", tasks, PATIENT)));
    assertThat(home.read(model)).isEqualTo(Files.readString(local("run/model.json")));
    assertThat(yarn.all()).hasSize(before + 1);
    assertThat(run.err()).contains("resident: all %d tasks run".formatted(tasks));
  }

  @Test
  void aTreeOfTasksHasTheBytesOfALocalRun() throws Exception {
    Client run =
        done(
            cluster.run(
                CommandLine.train(
                    "resident", "features", "tree.json", "--tasks", MOST_TASKS, PATIENT, TREE)));
    assertThat(home.read("tree.json")).isEqualTo(Files.readString(local("run/model.json")));
    assertThat(run.err())
        .contains("resident: all %d tasks run".formatted(MOST_TASKS), "sums come by a tree of 2 ");
  }

  @Test
  void aTreeGoesOnWhenATaskWithOthersBelowItIsKilled() throws Exception {
    begin("inner-killed.json", "--tasks", MOST_TASKS, TREE);
    task(1, 0).destroyForcibly();
    task(1, 1);
    Client run = done(Client.await(begun));
    assertThat(home.read("inner-killed.json")).isEqualTo(longModel);
    assertThat(run.err()).contains("sums come by a tree of 2 ").doesNotContain("started again");
  }

  @Test
  void aPipelineTrainsAndEvaluatesInOneJob() throws Exception {
    done(
        cluster.run(
            CommandLine.pipeline(
                "resident", "observations", "run", ROW_GROUP_ROWS, "--tasks=2", PATIENT)));
    for (String name : List.of("model.json", "evaluation.json")) {
      assertThat(home.read("run/" + name))
          .as(name)
          .isEqualTo(Files.readString(local("run").resolve(name)));
    }
    assertThat(runJson("run").at("/jobs").findValuesAsText("name"))
        .containsExactly("features", "resident");
  }

  @Test
  void aTaskZeroThatIsKilledGoesOnFromItsJournal() throws Exception {
    begin("first-killed.json");
    awaitJournal("first-killed.json");
    task(0, 0).destroyForcibly();
    task(0, 1);
    Client run = done(Client.await(begun));
    assertThat(home.read("first-killed.json")).isEqualTo(longModel);
    Matcher kept =
        Pattern.compile("(?m)^task 0 restarted; resuming after pass (\\d+)$").matcher(run.err());
    assertThat(kept.find()).as(run.err()).isTrue();
    assertThat(Integer.parseInt(kept.group(1))).isPositive(); // some in writing
  }

  @Test
  void aWorkerThatIsKilledIsReplacedByASecondAttempt() throws Exception {
    begin("worker-killed.json");
    task(1, 0).destroyForcibly();
    task(1, 1);
    Client run = done(Client.await(begun));
    assertThat(home.read("worker-killed.json")).isEqualTo(longModel);
    assertThat(run.err()).doesNotContain("started again");
  }

  @Test
  void moreTasksThanContainersEndInJobsOfTheSameBytes() throws Exception {
    String few = "--max-iterations=1"; // each pass is a job then
    Client run =
        done(
            cluster.run(
                CommandLine.pipeline(
                    "resident",
                    "observations",
                    "crowded",
                    few,
                    ROW_GROUP_ROWS,
                    "--tasks=" + ROW_GROUPS,
                    "--gang-timeout=25",
                    "-D",
                    "mapreduce.job.ubertask.maxmaps=" + ROW_GROUPS)));
    assertThat(home.read("crowded/model.json")).isEqualTo(trainLocally(few));
    assertThat(
            run.err().lines().filter(line -> line.contains("falling back from resident to jobs: ")))
        .singleElement()
        .asString()
        .contains("warning: engine: ", "%d tasks".formatted(ROW_GROUPS), "25 s");
    JsonNode training = runJson("crowded").at("/training/0");
    assertThat(training.at("/engine").asText()).isEqualTo("jobs");
    assertThat(training.at("/insteadOfResident").asText()).contains("started within 25 s");
  }

  @Test
  void aWrongTokenAndNoTokenAreRefusedByTheTaskZeroThatRuns() throws Exception {
    begin("guarded.json");
    Configuration conf = cluster.configuration();
    GangFolder run = folderOf("guarded.json");
    TaskAddress address = run.read(GangFolder.ADDRESS, TaskAddress::read);
    assertRefused(Strangers.withWrongToken(address, conf), "Mismatched response");
    assertRefused(Strangers.withoutToken(address, conf), "SIMPLE authentication is not enabled");
    done(Client.await(begun));
    assertThat(home.read("guarded.json")).isEqualTo(longModel);
  }

  @Test
  void aJobWhoseDriverIsKilledPutsTheModelInPlace() throws Exception {
    begin("orphan/model.json");
    begun.process().destroyForcibly();
    assertThat(home.exists("orphan/model.json")).isFalse();
    assertThat(yarn.awaitEndOfTheLast()).isEqualTo(FinalApplicationStatus.SUCCEEDED);
    assertThat(home.read("orphan/model.json")).isEqualTo(longModel);
    home.delete("orphan"); // with the run's folder, which was the driver's to delete
  }

  /** By the server: where nobody listens, the error is another. */
  private static void assertRefused(GangProtocol link, String why) {
    try {
      assertThatThrownBy(() -> link.exchange(Answer.joined(1, null)))
          .isInstanceOf(RemoteException.class)
          .hasMessageContaining(why);
    } finally {
      RPC.stopProxy(link);
    }
  }

  /** Begins the long training; returns in the midst of it. */
  private void begin(String model) throws Exception {
    begin(model, "--tasks", 2);
  }

  private void begin(String model, Object... more) throws Exception {
    Object[] words = Stream.of(LONG, more).flatMap(Arrays::stream).toArray();
    begun = cluster.begin(CommandLine.train("resident", "features", model, words));
    begun.awaitLine("pass %d: ".formatted(MID));
  }

  /** Passes can be faster than the disk: returns when the first are in place. */
  private void awaitJournal(String model) throws Exception {
    GangFolder run = folderOf(model);
    while (run.list(PassJournal.PREFIX).length == 0) {
      assertThat(begun.process().isAlive()).as("driver has yet to see a journal").isTrue();
      Thread.sleep(1);
    }
  }

  private static GangFolder folderOf(String model) throws IOException {
    return new GangFolder(
        cluster.configuration(), home.find(".%s.run/resident/*".formatted(model)));
  }

  private ProcessHandle task(int number, int attempt) throws InterruptedException {
    return TaskProcess.await(cluster, number, attempt, begun.process());
  }

  private static String trainLocally(Object... settings) throws Exception {
    Path model = Files.createTempDirectory(folder, "local").resolve("model.json");
    done(cluster.runLocally(CommandLine.train("local", local("run/features"), model, settings)));
    return Files.readString(model);
  }

  private static JsonNode runJson(String run) throws IOException {
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

package io.pulsemill.mini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline on HDFS and YARN, submitted as {@code hadoop jar} does, against a local run. */
class PipelineOnYarnIT {
  private static final int SUBJECTS = 300;

  /** Few passes: each is a job. The model is written all the same. */
  private static final String FEW = "--max-iterations=1";

  /** Of observations, a map task each: one more than an uber job may have here. */
  private static final int FILES = 3;

  private static final String UBER_MAPS = "mapreduce.job.ubertask.maxmaps=" + (FILES - 1);
  private static final String NEVER_UBER = "mapreduce.job.ubertask.enable=false";
  private static final long POLL_MILLIS = 100;

  private static final List<String> MOMENTS =
      List.of(
          ("submitted accepted masterLaunched masterStarted jobStarted"
                  + " firstTaskRunning lastMapDone lastTaskDone committed noticed")
              .split(" "));

  @TempDir private static Path folder;

  private static ClusterProcess cluster;
  private static HdfsHome home;
  private static Applications yarn;
  private static Client pipeline;
  private static List<ApplicationReport> applications;
  private static JsonNode jobs;

  @BeforeAll
  static void runPipelineLocallyAndOnTheCluster() throws Exception {
    cluster = ClusterProcess.start(folder);
    Configuration conf = cluster.configuration();
    home = HdfsHome.open(conf);
    yarn = new Applications(conf);

    done(
        cluster.runLocally(
            "simulate",
            "--subjects",
            SUBJECTS,
            "--files",
            FILES,
            "--output",
            local("observations")));
    home.copy(local("observations"), "observations");
    done(
        cluster.runLocally(
            CommandLine.pipeline("local", local("observations"), local("run"), FEW)));
    pipeline =
        done(
            cluster.run(CommandLine.pipeline("jobs", "observations", "run", FEW, "-D", UBER_MAPS)));
    applications = yarn.all();
    jobs = new ObjectMapper().readTree(home.read("run/run.json")).at("/jobs");
  }

  /** The cluster is closed while a job is at work in containers, its master's and a task's. */
  @AfterAll
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // a container that never starts
  static void nothingStaysBehind() throws Exception {
    if (jobs == null) { // the first error says why
      if (cluster != null) {
        cluster.close();
      }
      return;
    }
    List<String> left = home.leftovers();
    Client.Begun begun =
        cluster.begin(
            CommandLine.train("jobs", "run/features", "unfinished.json", "-D", NEVER_UBER));
    List<ProcessHandle> containers = cluster.children();
    while (containers.stream().noneMatch(TaskProcess::isTask)) {
      assertThat(begun.process().isAlive()).as("driver").isTrue();
      Thread.sleep(POLL_MILLIS);
      containers = cluster.children();
    }
    begun.process().destroyForcibly(); // it would look for the cluster for a while
    yarn.close();
    home.close();
    cluster.close();
    assertThat(containers).as("containers").noneMatch(ProcessHandle::isAlive);
    assertThat(cluster.files()).as("the cluster's files").doesNotExist();
    assertThat(folder.resolve("conf")).as("configuration").isEmptyDirectory();
    assertThat(left).as("work folders on HDFS").isEmpty();
  }

  @Test
  void modelAndEvaluationHaveTheBytesOfALocalRun() throws IOException {
    for (String name : List.of("model.json", "evaluation.json")) {
      assertThat(home.read("run/" + name))
          .as(name)
          .isEqualTo(Files.readString(local("run").resolve(name)));
    }
    assertThat(pipeline.out()).contains("train jobs", "accuracy", "hdfs://");
  }

  @Test
  void everyStageAndEveryPassWasAnApplicationThatSucceeded() throws IOException {
    int passes =
        new ObjectMapper().readTree(home.read("run/model.json")).at("/training/passes").asInt();
    assertThat(passes).isPositive();
    assertThat(applications)
        .hasSize(passes + 2); // features, which takes the statistics, and evaluate
    assertThat(applications)
        .extracting(ApplicationReport::getFinalApplicationStatus)
        .containsOnly(FinalApplicationStatus.SUCCEEDED);
  }

  @Test
  void aJobWithTooManyMapsRanInProcessesOfItsOwnAndSmallOnesInTheirMaster() {
    assertThat(jobs).hasSize(applications.size());
    for (JsonNode job : jobs) {
      boolean small = !job.at("/stage").asText().equals("features");
      assertThat(job.at("/uber").asBoolean()).as(job.at("/name").asText()).isEqualTo(small);
    }
    assertThat(jobs.at("/0/maps/launched").asInt()).isEqualTo(FILES);
  }

  @Test
  void everyMomentOfEveryJobIsKnownAndInOrder() {
    for (JsonNode job : jobs) {
      JsonNode timeline = job.at("/timeline");
      assertThat(timeline.fieldNames()).toIterable().containsExactlyElementsOf(MOMENTS);
      assertThat(timeline).as(timeline.toString()).allMatch(JsonNode::isIntegralNumber);
      List<Long> moments = MOMENTS.stream().map(name -> timeline.get(name).asLong()).toList();
      assertThat(moments).as(timeline.toString()).isSorted(); // one machine, one clock
    }
  }

  @Test
  void predictionsAreThoseOfALocalRun() throws Exception {
    done(
        cluster.runLocally(
            CommandLine.predict(
                local("run/features"), local("run/model.json"), local("predictions"))));
    done(
        cluster.run(
            CommandLine.predict(
                "run/features", "run/model.json", "predictions", "-D", NEVER_UBER)));
    List<String> expected = new ArrayList<>();
    try (var files = Files.newDirectoryStream(local("predictions"), "part-*")) {
      for (Path file : files) {
        expected.addAll(Files.readAllLines(file));
      }
    }
    List<String> predicted = new ArrayList<>();
    for (String name : home.names("predictions")) {
      if (name.startsWith("part-")) {
        home.read("predictions/" + name).lines().forEach(predicted::add);
      }
    }
    String header = expected.get(0); // one a file, and the number of files may differ
    expected.removeIf(header::equals);
    predicted.removeIf(header::equals);
    assertThat(predicted).hasSize(SUBJECTS).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aMalformedRecordFailsTheRun() throws Exception {
    home.put("malformed/a.csv", (observations() + "2024-01-01,fast,athlete,1\n").getBytes(UTF_8));
    assertFailed(
        cluster.run(CommandLine.pipeline("jobs", "malformed", "malformed-run", "--quiet")), "fast");
    assertOnlyTheBadRecordsAreLeft("malformed-run");
  }

  @Test
  void aTruncatedFileFailsTheRunAndIsToldWhere() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(observations().getBytes(UTF_8));
    }
    home.put("truncated/a.csv.gz", Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    assertFailed(
        cluster.run(CommandLine.pipeline("jobs", "truncated", "truncated-run", "--quiet")),
        "a.csv.gz");
    assertOnlyTheBadRecordsAreLeft("truncated-run");
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES) // an application that never ends
  void aDriverToldToEndTakesItsJobWithIt() throws Exception {
    Client.Begun begun =
        cluster.begin(CommandLine.train("jobs", "run/features", "killed.json", "-D", NEVER_UBER));
    yarn.awaitOneOf(begun.process());
    begun.process().destroy(); // SIGTERM
    assertThat(begun.process().waitFor()).isEqualTo(128 + 15);
    assertThat(yarn.awaitEndOfTheLast()).isEqualTo(FinalApplicationStatus.KILLED);
    assertThat(yarn.running()).isEmpty();
    assertThat(home.exists("killed.json")).isFalse();
    assertThat(home.leftovers()).isEmpty();
  }

  private static void assertFailed(Client run, String why) throws IOException {
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains("pulsemill pipeline: ", why);
    assertThat(run.out()).isEmpty();
    assertThat(home.leftovers()).isEmpty();
  }

  private static void assertOnlyTheBadRecordsAreLeft(String run) throws IOException {
    assertThat(home.names(run)).containsExactly("features");
    assertThat(home.names(run + "/features")).containsExactly("_bad");
  }

  private static Client done(Client run) {
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  private static String observations() throws IOException {
    return Files.readString(local("observations").resolve("ts_data_1.csv"));
  }

  private static Path local(String name) {
    return folder.resolve("local").resolve(name);
  }
}

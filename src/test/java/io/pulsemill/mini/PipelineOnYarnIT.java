package io.pulsemill.mini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline on HDFS and YARN, submitted as {@code hadoop jar} does, against a local run. */
class PipelineOnYarnIT {
  private static final int SUBJECTS = 300;

  /** Few passes: each is a job. The model is written all the same. */
  private static final String ITERATIONS = "2";

  private static final long POLL_MILLIS = 100;
  private static final Comparator<ApplicationReport> BY_START =
      Comparator.comparing(ApplicationReport::getApplicationId);

  @TempDir private static Path folder;

  private static ClusterProcess cluster;
  private static HdfsHome home;
  private static YarnClient yarn;
  private static Client pipeline;
  private static List<ApplicationReport> applications;

  @BeforeAll
  static void runPipelineLocallyAndOnTheCluster() throws Exception {
    cluster = ClusterProcess.start(folder);
    Configuration conf = cluster.configuration();
    home = HdfsHome.open(conf);
    yarn = YarnClient.createYarnClient();
    yarn.init(conf);
    yarn.start();

    done(
        cluster.runLocally(
            "simulate", "--subjects", SUBJECTS, "--files", 3, "--output", local("observations")));
    home.copy(local("observations"), "observations");
    done(cluster.runLocally(words("local", local("observations"), local("run"))));
    pipeline = done(cluster.run(words("jobs", "observations", "run")));
    applications = yarn.getApplications();
  }

  @AfterAll
  static void nothingStaysBehind() throws Exception {
    if (cluster != null) {
      List<String> left = home.leftovers();
      yarn.stop();
      home.close();
      cluster.close();
      assertThat(left).as("work folders on HDFS").isEmpty();
      assertThat(cluster.children()).as("containers").isEmpty();
    }
  }

  private static Object[] words(String engine, Object input, Object output) {
    return new Object[] {
      "pipeline",
      "--input",
      input,
      "--output",
      output,
      "--engine",
      engine,
      "--max-iterations",
      ITERATIONS
    };
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
    assertThat(applications).hasSize(passes + 3); // features, statistics, evaluate
    assertThat(applications)
        .extracting(ApplicationReport::getFinalApplicationStatus)
        .containsOnly(FinalApplicationStatus.SUCCEEDED);
  }

  @Test
  void predictionsAreThoseOfALocalRun() throws Exception {
    done(
        cluster.runLocally(
            predict(local("run/features"), local("run/model.json"), local("predictions"))));
    List<Object> words =
        new ArrayList<>(Arrays.asList(predict("run/features", "run/model.json", "predictions")));
    // For once in a process of its own: small jobs otherwise run inside their master.
    words.addAll(List.of("-D", "mapreduce.job.ubertask.enable=false"));
    done(cluster.run(words.toArray()));
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

  private static Object[] predict(Object table, Object model, Object output) {
    return new Object[] {
      "predict",
      "--table",
      table,
      "--model",
      model,
      "--output",
      output,
      "--format",
      "csv",
      "--quiet"
    };
  }

  @Test
  void aMalformedRecordFailsTheRun() throws Exception {
    home.put("malformed/a.csv", (observations() + "2024-01-01,fast,athlete,1\n").getBytes(UTF_8));
    assertFailed(cluster.run(quiet("malformed", "malformed-run")), "fast");
    assertOnlyTheBadRecordsAreLeft("malformed-run");
  }

  @Test
  void aTruncatedFileFailsTheRunAndIsToldWhere() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(observations().getBytes(UTF_8));
    }
    home.put("truncated/a.csv.gz", Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    assertFailed(cluster.run(quiet("truncated", "truncated-run")), "a.csv.gz");
    assertOnlyTheBadRecordsAreLeft("truncated-run");
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES) // an application that never ends
  void aDriverToldToEndTakesItsJobWithIt() throws Exception {
    Client.Begun begun =
        cluster.begin(
            "train", "--engine", "jobs", "--table", "run/features", "--output", "killed.json");
    while (yarn.getApplications(EnumSet.of(YarnApplicationState.RUNNING)).isEmpty()) {
      assertThat(begun.process().isAlive()).as("driver").isTrue();
      Thread.sleep(POLL_MILLIS);
    }
    begun.process().destroy(); // SIGTERM
    assertThat(begun.process().waitFor()).isEqualTo(128 + 15);
    ApplicationReport last = yarn.getApplications().stream().max(BY_START).orElseThrow();
    // The driver waits for the job's end; YARN files the application a moment later.
    while (last.getFinalApplicationStatus() == FinalApplicationStatus.UNDEFINED) {
      Thread.sleep(POLL_MILLIS);
      last = yarn.getApplicationReport(last.getApplicationId());
    }
    assertThat(last.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.KILLED);
    assertThat(home.exists("killed.json")).isFalse();
    assertThat(home.leftovers()).isEmpty();
  }

  private static Object[] quiet(String input, String output) {
    Object[] words = words("jobs", input, output);
    Object[] quiet = Arrays.copyOf(words, words.length + 1);
    quiet[words.length] = "--quiet";
    return quiet;
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

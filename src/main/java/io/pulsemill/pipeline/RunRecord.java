package io.pulsemill.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulsemill.engine.PassRecord;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.features.FeaturesResult;
import io.pulsemill.job.Progress;
import io.pulsemill.json.SealedJson;
import io.pulsemill.optimize.Iteration;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.util.VersionInfo;

/**
 * {@code run.json}: what a pipeline was asked, what it read, and where its seconds went. Unlike the
 * model, it is a record of one run: two runs differ in it.
 */
public final class RunRecord {
  private final ObjectNode root = SealedJson.start();

  /**
   * @param version of the program
   * @param settings every option of the verb: a number, text, Boolean or null
   */
  public RunRecord(String version, Map<String, Object> settings) {
    ObjectNode versions = root.putObject("versions");
    versions.put("pulsemill", version);
    versions.put("java", System.getProperty("java.version"));
    versions.put("hadoop", VersionInfo.getVersion());
    ObjectNode node = root.putObject("settings");
    settings.forEach(node::putPOJO);
  }

  /** Of the program, the JVM and Hadoop. */
  public ObjectNode versions() {
    return root.withObject("/versions");
  }

  /** Every option of the verb. */
  public ObjectNode settings() {
    return root.withObject("/settings");
  }

  /** What the features stage read, and what became of the records. */
  public void features(Configuration conf, List<FileStatus> files, FeaturesResult result)
      throws IOException {
    ArrayNode inputs = root.putArray("inputs");
    for (FileStatus file : files) {
      ObjectNode one = inputs.addObject();
      one.put("path", file.getPath().toString());
      one.put("length", file.getLen());
      one.put("checksum", Checksum.of(conf, file.getPath()));
    }
    ObjectNode records = root.putObject("records");
    records.put("read", result.read());
    records.put("used", result.used());
    records.put("duplicate", result.duplicates());
    records.put("missing", result.missing());
    result.malformed().forEach(records::put);
    result.contradictoryRows().forEach(records::put);
  }

  public void training(TrainStep.Result trained, TrainingSettings settings) {
    ObjectNode node = root.withArray("training").addObject();
    node.put("engine", trained.engine());
    node.put("parallelism", trained.parallelism());
    TrainedModel model = trained.result().model();
    int features = model.model().features().size();
    int classes = model.model().classes().size();
    String optimizer = model.training().optimizer();
    node.put("optimizer", optimizer);
    node.put("rows", trained.table().rows());
    node.put("trainingRows", model.training().rows());
    node.put("features", features);
    node.put("classes", classes);
    int pilot = settings.pilotRows(model.training().rows(), classes * (features + 1));
    node.put("pilotRows", optimizer.equals("newton") ? pilot : 0);
    if (trained.fallback() != null) {
      node.put("insteadOfResident", trained.fallback());
    }
    node.put("statisticsSeconds", trained.result().statisticsSeconds());
    node.put("stop", trained.result().model().training().stop());
    ArrayNode passes = node.putArray("passes");
    for (PassRecord pass : trained.result().passes()) {
      ObjectNode one = passes.addObject();
      one.put("pass", pass.number());
      one.put("loss", pass.loss());
      one.put("gradientNorm", pass.gradientNorm());
      one.put("seconds", pass.seconds());
      if (pass.job() != null) {
        one.put("job", pass.job());
      }
    }
    ArrayNode iterations = node.putArray("iterations");
    for (Iteration iteration : trained.result().iterations()) {
      ObjectNode one = iterations.addObject();
      one.put("iteration", iteration.number());
      one.put("loss", iteration.loss());
      one.put("gradientNorm", iteration.gradientNorm());
      one.put("step", iteration.step());
    }
  }

  /** What each stage and each of its jobs did and when; asks the cluster. */
  public void stages(
      List<StageTable.Stage> stages, StageJobs jobs, Configuration conf, Progress progress) {
    jobs.ask(conf, progress);
    ArrayNode nodes = root.putArray("stages");
    for (StageTable.Stage stage : stages) {
      ObjectNode node = nodes.addObject();
      node.put("stage", stage.name());
      node.put("rows", stage.rows());
      node.put("seconds", stage.seconds());
      PhaseTimes parts = new PhaseTimes().add(stage.parts()).add(jobs.parts(stage));
      StageJobs.writeParts(node, parts);
      node.put("remainder", stage.seconds() - parts.total());
    }
    root.set("jobs", jobs.json());
  }

  public String json() {
    return SealedJson.write(root);
  }
}

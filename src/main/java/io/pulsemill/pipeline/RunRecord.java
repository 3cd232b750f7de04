package io.pulsemill.pipeline;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.features.FeaturesResult;
import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.record.InputFile;
import io.pulsemill.record.PassEntry;
import io.pulsemill.record.Run;
import io.pulsemill.record.RunJson;
import io.pulsemill.record.Stage;
import io.pulsemill.record.TrainingRun;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.util.VersionInfo;

/** Collects the {@link Run} of a verb while its stages end. */
public final class RunRecord {
  private final Map<String, String> versions;
  private final Map<String, Object> settings;
  private final List<TrainingRun> training = new ArrayList<>();
  private List<InputFile> inputs;
  private Map<String, Long> records;

  /**
   * @param version of the program
   * @param settings every option of the verb: a number, text, Boolean or null
   */
  public RunRecord(String version, Map<String, Object> settings) {
    versions = versions(version);
    this.settings = settings;
  }

  /** Of the program, the JVM and Hadoop. */
  public static Map<String, String> versions(String program) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("pulsemill", program);
    versions.put("java", System.getProperty("java.version"));
    versions.put("hadoop", VersionInfo.getVersion());
    return versions;
  }

  /** What a features stage read, and what became of the records; added to what earlier ones did. */
  public void features(Configuration conf, List<FileStatus> files, FeaturesResult result)
      throws IOException {
    if (inputs == null) {
      inputs = new ArrayList<>();
      records = new LinkedHashMap<>();
    }
    for (FileStatus file : files) {
      String checksum = Checksum.of(conf, file.getPath());
      inputs.add(new InputFile(file.getPath().toString(), file.getLen(), checksum));
    }
    result.records(false).forEach((kind, n) -> records.merge(kind, n, Long::sum));
  }

  public void training(TrainStep.Result trained, TrainingSettings settings) {
    TrainedModel model = trained.result().model();
    int features = model.model().features().size();
    int classes = model.model().classes().size();
    OptimizerKind optimizer = OptimizerKind.of(model.training().optimizer());
    int pilot = settings.pilotRows(model.training().rows(), classes * (features + 1));
    training.add(
        new TrainingRun(
            trained.engine().key(),
            trained.parallelism(),
            optimizer,
            trained.table().rows(),
            model.training().rows(),
            features,
            classes,
            optimizer.isNewton() ? pilot : 0,
            trained.fallbacks().get(EngineKind.RESIDENT),
            trained.fallbacks().get(EngineKind.FUSED),
            trained.result().statisticsSeconds(),
            model.training().stop(),
            trained.result().passes().stream()
                .map(
                    pass ->
                        new PassEntry(
                            pass.number(),
                            pass.loss(),
                            pass.gradientNorm(),
                            pass.seconds(),
                            pass.job()))
                .toList(),
            trained.result().iterations()));
  }

  /** The text of {@code run.json}; asks the cluster what each job did and when. */
  public String json(
      List<StageTable.Stage> stages, StageJobs jobs, Configuration conf, Progress progress) {
    jobs.ask(conf, progress);
    List<Stage> entries = new ArrayList<>();
    for (StageTable.Stage stage : stages) {
      PhaseTimes parts = stage.parts().plus(jobs.parts(stage));
      Stage entry =
          new Stage(
              stage.name(), stage.rows(), stage.seconds(), parts, stage.seconds() - parts.total());
      entries.add(entry);
      progress.event(new RunEvent.StageParts(stage.name(), entry.byPart()));
    }
    progress.event(jobs.done());
    return RunJson.write(
        new Run(versions, settings, inputs, records, training, entries, jobs.entries()));
  }
}

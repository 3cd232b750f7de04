package io.pulsemill.pipeline;

import io.pulsemill.features.FeaturesResult;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.json.SealedJson;
import io.pulsemill.statistics.TrainingStatistics;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * What the journal has of a table that was made: the sealed text of what can be counted, then a
 * boolean and, if it is true, {@link TrainingStatistics}.
 *
 * @param statistics of its training rows; null if none were asked for
 */
record FeaturesEntry(Counted counted, TrainingStatistics statistics) {
  /**
   * What can be counted.
   *
   * @param table checksum of the table's record
   * @param seconds it took
   */
  record Counted(
      FeaturesResult result, List<Input> inputs, String table, double seconds, List<Ran> jobs) {}

  /** A file that was read. */
  record Input(String path, long length, long modified) {}

  /** A job of a cluster. */
  record Ran(String name, String id, long submitted, long noticed) {}

  static FeaturesEntry of(
      FeaturesStep.Made made, String table, double seconds, List<FinishedJob> jobs) {
    List<Input> inputs =
        made.inputs().stream()
            .map(
                file ->
                    new Input(file.getPath().toString(), file.getLen(), file.getModificationTime()))
            .toList();
    List<Ran> ran =
        jobs.stream()
            .filter(job -> !job.local())
            .map(job -> new Ran(job.name(), job.id(), job.submitted(), job.noticed()))
            .toList();
    return new FeaturesEntry(
        new Counted(made.result(), inputs, table, seconds, ran), made.statistics());
  }

  FeaturesStep.Made made() {
    List<FileStatus> inputs =
        counted.inputs.stream()
            .map(
                file ->
                    new FileStatus(file.length, false, 1, 0, file.modified, new Path(file.path)))
            .toList();
    return new FeaturesStep.Made(counted.result, inputs, statistics, null);
  }

  List<FinishedJob> jobs() {
    return counted.jobs.stream()
        .map(job -> new FinishedJob(job.name, job.id, job.submitted, job.noticed, null))
        .toList();
  }

  void write(DataOutputStream out) throws IOException {
    byte[] text = SealedJson.write(counted).getBytes(StandardCharsets.UTF_8);
    out.writeInt(text.length);
    out.write(text);
    out.writeBoolean(statistics != null);
    if (statistics != null) {
      statistics.write(out);
    }
  }

  static FeaturesEntry read(DataInputStream in) throws IOException {
    String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    Counted counted = SealedJson.read(text, "the features of a run", Counted.class);
    return new FeaturesEntry(counted, in.readBoolean() ? TrainingStatistics.read(in) : null);
  }
}

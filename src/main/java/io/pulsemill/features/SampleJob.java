package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.features.FeaturesCounters.Records;
import io.pulsemill.job.JobRun;
import io.pulsemill.job.Progress;
import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.SequenceFileOutputFormat;

/** From observations to the series of a few subjects, to be looked at. */
public final class SampleJob {
  private SampleJob() {}

  /**
   * Runs the job.
   *
   * @param input as {@link FeaturesJob#create} takes it
   * @param perLabel subjects of each label, the same whatever the order of the input
   * @param output a folder the job makes, of no use then
   * @return a series of each subject and sensor, by label and hash of the subject
   * @throws InputException if the input cannot be used, or has no subject
   */
  public static List<SampledSeries> run(
      Configuration conf,
      FeaturesSettings settings,
      String input,
      int perLabel,
      Path output,
      Progress progress)
      throws IOException {
    Job job = FeaturesJob.create(conf, settings, input, output);
    job.setJobName("sample: " + input);
    SubjectSample.ask(job.getConfiguration(), perLabel);
    job.setReducerClass(SampleReducer.class);
    job.setOutputKeyClass(Text.class);
    job.setOutputValueClass(MapValue.class);
    job.setOutputFormatClass(SequenceFileOutputFormat.class);
    FileOutputFormat.setCompressOutput(job, false);
    JobRun.run(job, progress);
    for (SubjectSample.LeftOut reason : SubjectSample.LeftOut.values()) {
      long left = job.getCounters().findCounter(reason).getValue();
      if (left > 0) {
        progress.warn("sample: %d %s left out".formatted(left, reason.words()));
      }
    }
    if (job.getCounters().findCounter(Records.SUBJECTS).getValue() == 0) {
      throw new InputException("Input %s: expected a subject but found none".formatted(input));
    }
    return read(job.getConfiguration(), settings, output);
  }

  private static List<SampledSeries> read(
      Configuration conf, FeaturesSettings settings, Path output) throws IOException {
    Map<String, List<MapValue>> found = new TreeMap<>();
    for (FileStatus file : output.getFileSystem(conf).globStatus(new Path(output, "part-*"))) {
      try (SequenceFile.Reader in =
          new SequenceFile.Reader(conf, SequenceFile.Reader.file(file.getPath()))) {
        Text subject = new Text();
        MapValue value = new MapValue();
        while (in.next(subject, value)) {
          found.computeIfAbsent(subject.toString(), any -> new ArrayList<>()).add(value);
          value = new MapValue();
        }
      }
    }
    SubjectSample sample = SubjectSample.of(conf);
    found.forEach(
        (subject, values) -> sample.offer(subject, readings(settings, values).label(), values));
    List<SampledSeries> all = new ArrayList<>();
    for (SubjectSample.Chosen chosen : sample.chosen()) {
      SubjectReadings readings = readings(settings, chosen.values());
      TimeKind kind = readings.timeKind();
      for (int sensor = 0; sensor < readings.series().size(); sensor++) {
        Series series = readings.series().get(sensor);
        series.sortByTime();
        series.dropDuplicates();
        String name = settings.columns().sensors().get(sensor);
        all.add(new SampledSeries(chosen.subject(), readings.label(), name, kind, series));
      }
    }
    return all;
  }

  private static SubjectReadings readings(FeaturesSettings settings, List<MapValue> values) {
    SubjectReadings readings = SubjectReadings.of(settings);
    values.forEach(readings::add);
    return readings;
  }
}

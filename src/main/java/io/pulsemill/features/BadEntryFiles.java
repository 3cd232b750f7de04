package io.pulsemill.features;

import io.pulsemill.table.FeatureRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.MultipleOutputs;
import org.apache.hadoop.mapreduce.lib.output.TextOutputFormat;

/** The files {@code _bad/part-r-<task>}; a task that has no entry makes none. */
final class BadEntryFiles {
  /** The folder in the job's output. */
  static final String FOLDER = "_bad";

  private static final String NAME = "bad";

  private BadEntryFiles() {}

  /** Prepares a job. Compression is off: these files are small and for eyes. */
  static void set(Job job) {
    FileOutputFormat.setCompressOutput(job, false);
    MultipleOutputs.addNamedOutput(
        job, NAME, TextOutputFormat.class, Text.class, NullWritable.class);
  }

  /** Opens the file of a task, at its first entry. */
  static BadEntryWriter writer(TaskInputOutputContext<?, ?, NullWritable, FeatureRow> context) {
    MultipleOutputs<NullWritable, FeatureRow> outputs = new MultipleOutputs<>(context);
    return new BadEntryWriter() {
      @Override
      public void write(BadEntry entry) throws IOException, InterruptedException {
        outputs.write(NAME, new Text(entry.line()), NullWritable.get(), FOLDER + "/part");
      }

      @Override
      public void close() throws IOException {
        try {
          outputs.close();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IOException("Closing the file of bad records was interrupted", e);
        }
      }
    };
  }

  /** The first entries that pass the filter, of the files in the order of their names. */
  static List<BadEntry> first(
      Configuration conf, Path output, int count, Predicate<BadEntry> filter) throws IOException {
    List<BadEntry> entries = new ArrayList<>();
    FileSystem files = output.getFileSystem(conf);
    Path folder = new Path(output, FOLDER);
    FileStatus[] parts = files.exists(folder) ? files.listStatus(folder) : new FileStatus[0];
    Arrays.sort(parts);
    for (FileStatus part : parts) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(files.open(part.getPath()), StandardCharsets.UTF_8))) {
        lines
            .lines()
            .map(BadEntry::parse)
            .filter(filter)
            .limit(count - entries.size())
            .forEach(entries::add);
      }
    }
    return entries;
  }
}

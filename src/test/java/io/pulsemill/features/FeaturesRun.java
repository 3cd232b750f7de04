package io.pulsemill.features;

import io.pulsemill.LocalRunner;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.table.StatisticsFiles;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;

/** One run of the features job on the local runner, and what it left. */
final class FeaturesRun {
  final Configuration conf;
  final Path folder;
  FeaturesSettings settings = TestFiles.settings();
  private TrainingSplit asked;
  private Job job;

  /** {@code folder}: where the input lies, and the output will under {@code out}. */
  FeaturesRun(Path folder) {
    this.folder = folder;
    conf = LocalRunner.configuration(folder.resolve("scratch"));
  }

  /** Splits of at most that many bytes. */
  FeaturesRun splits(long bytes) {
    conf.setLong("mapreduce.input.fileinputformat.split.maxsize", bytes);
    return this;
  }

  FeaturesRun reducers(int reducers) {
    conf.setInt("mapreduce.job.reduces", reducers);
    return this;
  }

  FeaturesRun settings(FeaturesSettings wanted) {
    settings = wanted;
    return this;
  }

  /** Asks for statistics of these training rows. */
  FeaturesRun asked(TrainingSplit split) {
    asked = split;
    return this;
  }

  TrainingStatistics statistics() throws IOException {
    return FeaturesJob.statistics(job, TestFiles.path(out()));
  }

  /** Runs over paths relative to the folder. */
  FeaturesRun over(String... paths) throws IOException {
    job = FeaturesJob.create(conf, settings, input(paths), TestFiles.path(out()));
    if (asked != null) {
      StatisticsFiles.ask(job.getConfiguration(), asked, true);
    }
    LocalRunner.run(job);
    return this;
  }

  private String input(String... paths) {
    return String.join(",", Stream.of(paths).map(path -> folder.resolve(path).toString()).toList());
  }

  Path out() {
    return folder.resolve("out");
  }

  FeaturesResult result() throws IOException {
    return FeaturesResult.of(job.getCounters());
  }

  Counters counters() throws IOException {
    return job.getCounters();
  }

  /** Names of the files it read. */
  List<String> inputs() throws IOException {
    return FeaturesJob.inputFiles(job).stream().map(file -> file.getPath().getName()).toList();
  }

  Optional<String> failure() throws IOException {
    return InputVerdict.failure(
        result(),
        settings,
        "INPUT",
        conf,
        TestFiles.path(out()),
        new org.apache.hadoop.fs.Path("OUT"));
  }

  boolean labeled() {
    return FeaturesJob.labeled(job);
  }

  FeatureTable table() throws IOException {
    TableColumns columns = new TableColumns("subject", labeled() ? "label" : null, List.of());
    return FeatureTable.open(conf, TestFiles.path(out()), columns);
  }

  /** Rows as {@code subject label values}, in the order of the files. */
  List<String> rows() throws IOException {
    FeatureTable table = table();
    List<String> rows = new ArrayList<>();
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      for (RowGroupRef ref : table.rowGroups()) {
        RowGroup group = reader.read(ref);
        for (int r = 0; r < group.rows(); r++) {
          StringBuilder row = new StringBuilder(group.subject(r));
          row.append(' ').append(labeled() ? group.label(r) : "-");
          for (int j = 0; j < table.features().size(); j++) {
            row.append(' ').append(group.value(r, j));
          }
          rows.add(row.toString());
        }
      }
    }
    return rows;
  }

  /** Lines of {@code _bad}, without the folder, in the order of the files. */
  List<String> bad() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String part : files("_bad")) {
      for (String line : Files.readAllLines(out().resolve("_bad").resolve(part))) {
        lines.add(
            line.replace(TestFiles.path(folder).toString().replaceAll("/$", ""), "")
                .replaceFirst("^file:/+", "/"));
      }
    }
    return lines;
  }

  /** Names in a folder of the output, sorted, without checksum files; "" is the output itself. */
  List<String> files(String name) throws IOException {
    Path wanted = out().resolve(name);
    if (!Files.exists(wanted)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(wanted)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> !file.startsWith("."))
          .sorted()
          .toList();
    }
  }
}

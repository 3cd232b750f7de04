package io.pulsemill.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** From what bench.sh noted to {@code bench.json} and the table. */
final class BenchReport {
  private BenchReport() {}

  /**
   * {@code BenchReport FOLDER FILE [HISTORY]}: reads {@code settings.tsv}, {@code data.tsv} and
   * {@code runs.tsv} of the folder, writes the file, adds the medians to the history and prints the
   * table.
   */
  public static void main(String[] words) throws IOException {
    Path notes = Path.of(words[0]);
    List<DataSet> sets = DataSet.read(notes.resolve("data.tsv"));
    List<Measurement> runs = RunLog.read(notes.resolve("runs.tsv"));
    List<Median> medians = Median.of(runs, sets);
    List<Growth> growth =
        Stream.of("features", "train", "evaluate", "pipeline")
            .flatMap(stage -> Growth.of(stage, medians).stream())
            .toList();
    List<Comparison> comparisons = Comparison.of(sets, medians);
    List<String> settings = Files.readAllLines(notes.resolve("settings.tsv"));

    BenchJson json = new BenchJson().machine(Machine.here()).settings(settings);
    sets.forEach(json::data);
    runs.forEach(json::run);
    medians.forEach(json::median);
    growth.forEach(json::growth);
    comparisons.forEach(json::comparison);
    json.write(Path.of(words[1]));
    if (words.length > 2) {
      History.add(Path.of(words[2]), Machine.here(), settings, medians);
    }
    // Whatever the locale: the table has characters beyond ASCII.
    new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8)
        .print(BenchTable.of(medians, growth, comparisons));
  }
}

package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.ChangingFileSystem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run does whose table changes after it was opened. */
@Timeout(120)
class ChangedTableIT {
  private static final long SEED = 20261129;
  private static final int SUBJECTS = 60;

  @TempDir private Path folder;
  private Path table;
  private Path part;
  private Path model;

  /** How a table changes. */
  private enum Change {
    /** Seen at any moment, also when the table is just not there. */
    TABLE_REPLACED("/"),
    PART_REPLACED_BY_ONE_OF_EQUAL_LENGTH("part-r-00001.parquet"),
    PART_REPLACED_KEEPING_ITS_TIME("part-r-00001.parquet is damaged"),
    PART_APPENDED_TO("part-r-00001.parquet"),
    PART_REMOVED("part-r-00001.parquet");

    private final String told;

    Change(String told) {
      this.told = told;
    }
  }

  @BeforeEach
  void makeTable() throws IOException {
    table = folder.resolve("table");
    part = table.resolve("part-r-00001.parquet");
    model = folder.resolve("model.json");
    CommandLineRun.done(features(observations(SEED)));
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void jobsRefuseATableThatChangesBetweenTwoPasses(Change change) {
    assertRefused(whenSaid("pass 1:", change, train("jobs")), change);
  }

  @ParameterizedTest
  @CsvSource({
    "jobs, LocalJobRunner Map Task Executor",
    "resident, pulsemill-local",
    "local, pulsemill-local"
  })
  void everyEngineRefusesATableThatChangesBeforeATaskReadsIt(String engine, String threads) {
    for (Change change : Change.values()) {
      restore();
      assertRefused(beforeReading(threads, change, train(engine)), change);
    }
  }

  @ParameterizedTest
  @CsvSource({"local", "resident"})
  void anEngineThatKeepsItsRowsTrainsOnTheTableItBeganWith(String engine) throws IOException {
    CommandLineRun.done(train(engine).toArray());
    String expected = Files.readString(model);
    for (Change change : Change.values()) {
      restore();
      CommandLineRun run = whenSaid("statistics:", change, train(engine));
      assertThat(run.exit()).as("%s: %s", change, run.err()).isZero();
      assertThat(model).hasContent(expected);
    }
  }

  @Test
  void evaluateRefusesATableThatChangesBeforeATaskReadsIt() throws IOException {
    CommandLineRun.done(train("local").toArray());
    Path output = folder.resolve("evaluation.json");
    for (Change change : Change.values()) {
      restore();
      List<Object> evaluate =
          List.of("evaluate", "--table", table, "--model", model, "--output", output);
      assertToldInOneLine(
          beforeReading(ChangingFileSystem.MAP_TASKS, change, evaluate), "evaluate", change);
      assertThat(output).doesNotExist();
    }
  }

  @Test
  void predictRefusesATableThatChangesBeforeATaskReadsIt() throws IOException {
    CommandLineRun.done(train("local").toArray());
    Path output = folder.resolve("predictions");
    for (Change change : Change.values()) {
      restore();
      List<Object> predict =
          List.of("predict", "--table", table, "--model", model, "--output", output);
      assertToldInOneLine(
          beforeReading(ChangingFileSystem.MAP_TASKS, change, predict), "predict", change);
      assertThat(output).doesNotExist();
    }
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void aPipelineDoesNotEvaluateATableOtherThanTheOneItTrainedOn(Change change) throws IOException {
    Path observations = observations(SEED);
    table = folder.resolve("run/features");
    part = table.resolve("part-r-00001.parquet");
    List<Object> pipeline = new ArrayList<>(reduces("pipeline"));
    pipeline.addAll(
        List.of("--input", observations, "--output", folder.resolve("run"), "--engine", "local"));
    assertToldInOneLine(whenSaid("pass 1:", change, pipeline), "pipeline", change);
    assertThat(folder.resolve("run/evaluation.json")).doesNotExist();
  }

  private void assertRefused(CommandLineRun run, Change change) {
    assertToldInOneLine(run, "train", change);
    assertThat(model).doesNotExist();
  }

  private static void assertToldInOneLine(CommandLineRun run, String verb, Change change) {
    assertThat(run.exit()).as("%s: %s", change, run.err()).isEqualTo(1);
    assertThat(run.errorLines().stream().filter(line -> line.startsWith("pulsemill")))
        .as("%s: %s", change, run.err())
        .singleElement()
        .asString()
        .startsWith("pulsemill %s: ".formatted(verb))
        .contains(change.told);
    assertThat(run.err()).doesNotContain("warning", "\tat ");
  }

  private CommandLineRun beforeReading(String threads, Change change, List<Object> command) {
    ChangingFileSystem.before(threads, () -> make(change));
    List<Object> words = new ArrayList<>(command);
    words.addAll(1, ChangingFileSystem.options());
    CommandLineRun run = CommandLineRun.of(words.toArray());
    assertThat(ChangingFileSystem.happened()).as(run.err()).isTrue();
    return run;
  }

  /** Runs a command and changes the table when it begins a line so. */
  private CommandLineRun whenSaid(String line, Change change, List<Object> command) {
    StringWriter said = new StringWriter();
    List<Change> left = new ArrayList<>(List.of(change));
    PrintWriter err =
        new PrintWriter(said) {
          @Override
          public void println(String text) {
            super.println(text);
            if (text.startsWith(line) && !left.isEmpty()) {
              make(left.remove(0));
            }
          }
        };
    String[] words = command.stream().map(String::valueOf).toArray(String[]::new);
    int exit = Main.run(words, new PrintWriter(Writer.nullWriter()), err);
    assertThat(left).as(said.toString()).isEmpty();
    return new CommandLineRun(exit, "", said.toString());
  }

  private void make(Change change) {
    try {
      FileTime time = Files.getLastModifiedTime(part);
      switch (change) {
        case TABLE_REPLACED -> {
          List<Object> again = new ArrayList<>(List.of(features(observations(SEED + 1))));
          again.add("--overwrite");
          CommandLineRun.done(again.toArray());
        }
        case PART_REPLACED_BY_ONE_OF_EQUAL_LENGTH -> {
          flipInTheFirstColumn();
          Files.setLastModifiedTime(part, FileTime.fromMillis(time.toMillis() + 1000));
        }
        case PART_REPLACED_KEEPING_ITS_TIME -> {
          flipInTheFirstColumn();
          Files.setLastModifiedTime(part, time);
        }
        case PART_APPENDED_TO -> Files.write(part, new byte[] {1}, StandardOpenOption.APPEND);
        case PART_REMOVED -> Files.delete(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void flipInTheFirstColumn() throws IOException {
    byte[] bytes = Files.readAllBytes(part);
    bytes[60] ^= 1;
    Files.write(part, bytes);
  }

  /** The table as it was at first. */
  private void restore() {
    try {
      List<Object> again = new ArrayList<>(List.of(features(observations(SEED))));
      again.add("--overwrite");
      CommandLineRun.done(again.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Object> train(String engine) {
    List<Object> words =
        new ArrayList<>(List.of("train", "--table", table, "--output", model, "--engine", engine));
    words.addAll(List.of("--tasks", 2, "--overwrite"));
    return words;
  }

  private Object[] features(Path observations) {
    List<Object> words = new ArrayList<>(reduces("features"));
    words.addAll(List.of("--input", observations, "--output", table));
    return words.toArray();
  }

  private static List<Object> reduces(String verb) {
    return List.of(verb, "-D", "mapreduce.job.reduces=2", "--features", "mean,std");
  }

  private Path observations(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of("datetime,pulse,category,ts_number"));
    for (int s = 0; s < SUBJECTS; s++) {
      String label = random.nextBoolean() ? "a" : "b";
      for (int day = 1; day <= 3; day++) {
        long pulse = 60 + Math.round(5 * random.nextGaussian());
        lines.add("2021-01-0%d,%d,%s,s%d".formatted(day, pulse, label, s));
      }
    }
    return Files.write(folder.resolve("observations-%d.csv".formatted(seed)), lines);
  }
}

package io.pulsemill.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.InputException;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.OutputFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A driver that has a run's every kind of step: two that the journal keeps, a folder and a file of
 * results. What it writes tells who wrote it, unless all say the same.
 */
final class Driver {
  private static final List<String> STEPS = List.of("one", "two");

  private static final Configuration CONF = SteppedFileSystem.use(new Configuration(false));

  static {
    CONF.set("fs.defaultFS", SteppedFileSystem.SCHEME + ":///");
  }

  private final Configuration conf = CONF;
  private final java.nio.file.Path place;
  private final String word;
  private final List<String> worked = new ArrayList<>();

  /** {@code word}: what it writes. */
  Driver(java.nio.file.Path place, String word) {
    this.place = place;
    this.word = word;
  }

  /** Runs from the start to the end. */
  void run(boolean overwrite, boolean takeOver) throws IOException {
    run(overwrite, takeOver, "0", ResumeMode.AUTO);
  }

  /** The same for a question of its own. */
  void run(boolean overwrite, boolean takeOver, String l2, ResumeMode mode) throws IOException {
    Path output = new Path(SteppedFileSystem.SCHEME + "://" + place.resolve("out"));
    try (RunFolder run =
        Runs.begin(
            conf,
            new Path(output.getParent(), "run"),
            Runs.asked(Map.of("l2", l2), overwrite),
            mode,
            takeOver)) {
      try (OutputFolder folder = OutputFolder.prepare(conf, output, run)) {
        OutputFile file = OutputFile.prepare(conf, new Path(output.getParent(), "model.json"), run);
        for (String step : STEPS) {
          String known = run.journal().read(step, in -> in.readUTF());
          assertThat(known).as("a step of another question").isIn(null, word);
          if (known == null) {
            worked.add(step);
            run.journal().write(step, out -> out.writeUTF(word));
          }
        }
        write(folder.work());
        folder.publish();
        file.write(word);
      }
      run.done();
    }
  }

  /**
   * Runs after another that may have come to its end but for its folder: then it is refused, and
   * deletes what the other left.
   */
  void goOn() throws IOException {
    try {
      run(false, false);
    } catch (InputException e) {
      assertThat(e).hasMessageContaining("exists; choose another");
      assertThat(worked).isEmpty();
    }
  }

  /** As tasks do: these are no steps of the driver. */
  private void write(Path work) throws IOException {
    java.nio.file.Path made = java.nio.file.Path.of(work.toUri().getPath());
    Files.createDirectories(made);
    Files.writeString(made.resolve("_SUCCESS"), "");
    Files.writeString(made.resolve("part"), word);
  }

  /** The steps that it did itself. */
  List<String> worked() {
    return List.copyOf(worked);
  }

  /** All files and folders in a place, with what the files have. */
  static List<String> listing(java.nio.file.Path place) throws IOException {
    List<String> listing = new ArrayList<>();
    try (var all = Files.walk(place)) {
      for (java.nio.file.Path path : (Iterable<java.nio.file.Path>) all.sorted()::iterator) {
        if (!path.equals(place)) {
          String name = place.relativize(path).toString();
          listing.add(
              Files.isDirectory(path)
                  ? name
                  : name + ": " + new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        }
      }
    }
    return listing;
  }

  /** What is there when a run has ended well. */
  static List<String> results(String word) {
    return List.of("model.json: " + word, "out", "out/_SUCCESS: ", "out/part: " + word);
  }
}

package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a driver hears of what attempts at task 0 say. */
class ProgressLogReaderTest {
  @TempDir private Path place;

  private final List<String> heard = new ArrayList<>();
  private GangFolder folder;
  private ProgressLogReader lines;

  @BeforeEach
  void listen() throws IOException {
    folder =
        new GangFolder(
            new Configuration(), new org.apache.hadoop.fs.Path(place.toUri().toString()));
    lines =
        new ProgressLogReader(
            folder,
            new Progress() {
              @Override
              public void say(String line) {
                heard.add("said " + line);
              }

              @Override
              public void warn(String line) {
                heard.add("warned " + line);
              }

              @Override
              public void ran(FinishedJob job) {}
            });
  }

  @Test
  void nothingIsHeardBeforeAnythingIsSaid() throws IOException {
    lines.listen();
    assertThat(heard).isEmpty();
  }

  @Test
  void whatIsSaidAndWhatIsWarnedOfAreHeardInOrder() throws IOException {
    try (ProgressLogWriter said = said(0)) {
      said.say("statistics: 40 rows");
      said.warn("feature 'ü' is constant");
      said.say("two\nlines");
    }
    lines.listen();
    assertThat(heard)
        .containsExactly(
            "said statistics: 40 rows", "warned feature 'ü' is constant", "said two lines");
  }

  @Test
  void aLineIsHeardAsSoonAsItIsSaid() throws IOException {
    try (ProgressLogWriter said = said(0)) {
      said.say("pass 1");
      lines.listen();
      assertThat(heard).containsExactly("said pass 1");
      said.say("pass 2");
      lines.listen();
      assertThat(heard).containsExactly("said pass 1", "said pass 2");
    }
  }

  @Test
  void aLineIsHeardOnceHoweverOftenOneListens() throws IOException {
    try (ProgressLogWriter said = said(0)) {
      said.say("pass 1");
    }
    lines.listen();
    lines.listen();
    assertThat(heard).containsExactly("said pass 1");
  }

  @Test
  void whatAnotherAttemptSaysAgainIsNotHeardAgain() throws IOException {
    try (ProgressLogWriter first = said(0);
        ProgressLogWriter second = said(1)) {
      first.say("pass 1");
      second.say("task 0 restarted");
      second.say("pass 1");
      second.say("pass 2");
    }
    lines.listen();
    assertThat(heard).containsExactly("said pass 1", "said task 0 restarted", "said pass 2");
  }

  @Test
  void aHalfWrittenLineWaits() throws IOException {
    // As it looks while it is written; without the checksums of a closed file.
    Path file = place.resolve(ProgressLogWriter.PREFIX + "000000");
    Files.writeString(file, "spass 1\nspas", StandardCharsets.UTF_8);
    lines.listen();
    assertThat(heard).containsExactly("said pass 1");
    Files.writeString(file, "spass 1\nspass 2\n", StandardCharsets.UTF_8);
    lines.listen();
    assertThat(heard).containsExactly("said pass 1", "said pass 2");
  }

  @Test
  void everyLineIsTheStatusOfItsTaskToo() throws IOException {
    List<String> status = new ArrayList<>();
    try (ProgressLogWriter said = new ProgressLogWriter(folder, 0, status::add)) {
      said.say("pass 1");
    }
    assertThat(status).containsExactly("pass 1");
  }

  private ProgressLogWriter said(int attempt) throws IOException {
    return new ProgressLogWriter(folder, attempt, line -> {});
  }
}

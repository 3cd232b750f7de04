package io.pulsemill.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pulsemill.InputException;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.json.Example;
import io.pulsemill.json.SealedJson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultFilesTest {
  private final Configuration conf = new Configuration();
  private final List<String> warnings = new ArrayList<>();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void formatOneIsReadWithOneWarningAndFormatTwoWithNone(Example example) throws IOException {
    String old = read(example.path(1), example);
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith(example.path(1) + " is of format 1, without a checksum");
    String now = read(example.path(2), example);
    assertThat(warnings).hasSize(1);
    if (example == Example.MODEL) {
      assertThat(now).isEqualTo(old);
    }
  }

  @Test
  void whatIsNotThereOrNotUtf8OrTooLargeIsNamed() throws IOException {
    refused(folder.resolve("none.json"), "does not exist or is a folder");
    refused(folder, "does not exist or is a folder");
    byte[] bytes = Example.FEATURES.bytes(1);
    bytes[20] = (byte) 0xFF;
    refused(Files.write(folder.resolve("bytes.json"), bytes), "expected UTF-8");
    Path large = folder.resolve("large.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((64 << 20) + 1);
    }
    refused(large, "exceeds 64 MB");
  }

  /** The line of docs/files.md by which others check a file. */
  @ParameterizedTest
  @EnumSource
  void theShellChecksAFileToo(Example example) throws IOException, InterruptedException {
    String page = Files.readString(Path.of("docs/files.md"));
    String line = "sed '$d' FILE | sed '$d' | sha256sum";
    assertThat(page).contains(line);
    assumeTrue(shell("command -v sha256sum").contains("sha256sum"), "there is no sha256sum here");
    String edited = Files.readString(example.path(2)).replaceFirst("\n", "\n\n");
    Path file = folder.resolve("file.json");
    Files.writeString(file, SealedJson.seal(edited, "file"));
    String digits = shell(line.replace("FILE", file.toString())).substring(0, 64);
    assertThat(file).content().endsWith(",\n  \"checksum\": \"" + digits + "\"\n}\n");
  }

  private static String shell(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private void refused(Path path, String why) {
    assertThatThrownBy(() -> read(path, Example.FEATURES))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(path.toString())
        .hasMessageContaining(why);
    assertThat(warnings).isEmpty();
  }

  private String read(Path path, Example example) throws IOException {
    Progress progress =
        new Progress() {
          @Override
          public void say(String line) {}

          @Override
          public void warn(String line) {
            warnings.add(line);
          }

          @Override
          public void ran(FinishedJob job) {}
        };
    return new ResultFiles(conf, progress)
        .read(new org.apache.hadoop.fs.Path(path.toString()), example::read);
  }
}

package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultStreamTest {
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "train --help", "report --version"})
  @EnabledOnOs(OS.LINUX)
  void aFullDiskFailsTheRunInOneLine(String arguments) throws IOException {
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      assertThat(run(arguments.split(" "), full)).isEqualTo(1);
    }
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("standard output: No space left on device");
  }

  @Test
  void aReaderThatHasGoneEndsTheRunWithoutAWord() {
    assertThat(run(new String[] {"--help"}, failing("Broken pipe"))).isEqualTo(141);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aRunThatFailedKeepsItsExitCode() {
    ResultStream results = new ResultStream(failing("No space left on device"));
    new PrintWriter(results, true, StandardCharsets.UTF_8).println("text");

    assertThat(results.exitCode(Verb.WRONG_USAGE, new PrintWriter(err))).isEqualTo(2);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void resultsThatArriveAreARunThatIsDone() throws IOException {
    Path file = folder.resolve("out");
    try (OutputStream out = Files.newOutputStream(file)) {
      assertThat(run(new String[] {"--help"}, out)).isZero();
    }
    assertThat(Files.readString(file)).startsWith("Usage: pulsemill");
  }

  private int run(String[] arguments, OutputStream out) {
    return Main.run(arguments, out, new PrintWriter(err, true));
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}

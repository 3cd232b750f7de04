package io.pulsemill.output;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlapTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeInputs() throws IOException {
    folder = folder.toRealPath();
    Files.createDirectories(folder.resolve("in/deep"));
    Files.createFile(folder.resolve("in/deep/a.csv"));
    Files.createDirectory(folder.resolve("more"));
  }

  @Test
  void anOutputThatIsTheInputIsRefused() {
    refused("in", at("in"));
  }

  @Test
  void anOutputInsideTheInputIsRefused() {
    refused("in/out", at("in"));
  }

  @Test
  void anOutputFarInsideTheInputIsRefused() {
    refused("in/none/of/these/out", at("in"));
  }

  @Test
  void anOutputAroundTheInputIsRefused() {
    refused("in", at("in/deep/a.csv"));
  }

  @Test
  void anOutputBesideTheInputIsAccepted() {
    accepted("out", at("in"));
  }

  @Test
  void aNameThatOnlyBeginsLikeTheInputsIsAccepted() {
    accepted("input", at("in"));
    accepted("i", at("in"));
  }

  @Test
  void theMessageNamesBoth() {
    assertThatThrownBy(() -> refuse("in/out", at("in")))
        .hasMessage(
            "Output %s and input %s overlap; choose an output outside the input"
                .formatted(at("in/out"), at("in")));
  }

  @Test
  void everyInputIsCompared() {
    refused("more/out", at("in"), at("more"));
  }

  @Test
  void everyPathOfAListIsCompared() {
    refused("more/out", at("in") + "," + at("more"));
  }

  @Test
  void whatAPatternMatchesIsCompared() {
    refused("more/out", at("m*"));
    accepted("out", at("m*"));
  }

  @Test
  void anInputThatDoesNotExistIsNotCompared() {
    accepted("none/out", at("none"));
  }

  @Test
  void anInputBehindALinkIsFound() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("in"));
    refused("in/out", at("link"));
  }

  @Test
  void anOutputBehindALinkIsFound() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("in"));
    refused("link/out", at("in"));
  }

  @Test
  void anEmptyPathInAListIsAnErrorOfInput() {
    assertThatThrownBy(() -> refuse("out", at("in") + ",,"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Input '" + at("in") + ",,': ");
  }

  private void refused(String output, String... inputs) {
    assertThatThrownBy(() -> refuse(output, inputs))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("overlap");
  }

  private void accepted(String output, String... inputs) {
    assertThatCode(() -> refuse(output, inputs)).doesNotThrowAnyException();
  }

  private void refuse(String output, String... inputs) throws IOException {
    Overlap.refuse(new Configuration(), new org.apache.hadoop.fs.Path(at(output)), inputs);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }
}

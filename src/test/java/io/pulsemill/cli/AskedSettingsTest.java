package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** When two commands ask the same question. */
class AskedSettingsTest {
  private static final Configuration CONF = new Configuration();

  private static Map<String, String> asked(String table, String... more) throws IOException {
    CommandLine program = EveryOption.program(CONF);
    program.parseArgs(
        Stream.concat(Stream.of("train", "--table", table), Stream.of(more))
            .toArray(String[]::new));
    CommandLine verb = program.getSubcommands().get("train");
    return AskedSettings.of(CONF, verb.getCommandSpec());
  }

  @Test
  void aPathThatIsGivenInAnotherWayIsTheSame() throws IOException {
    String whole = Path.of("rows/table").toAbsolutePath().toString();
    assertThat(asked("rows/table", "--output", "m.json"))
        .isEqualTo(asked(whole, "--output", Path.of("m.json").toAbsolutePath().toString()))
        .isEqualTo(asked("file:" + whole, "--output", "m.json"))
        .isNotEqualTo(asked("rows/other", "--output", "m.json"));
  }

  @Test
  void aListIsTheSameByItsPaths() throws IOException {
    String whole = Path.of("a").toAbsolutePath().toString();
    assertThat(asked("a,b", "--output", "m.json"))
        .isEqualTo(asked(whole + ",b", "--output", "m.json"))
        .isNotEqualTo(asked("b,a", "--output", "m.json"));
  }

  @Test
  void whatCanAlterAByteIsAnotherQuestion() throws IOException {
    assertThat(asked("t", "--output", "m", "--tasks", "3"))
        .isEqualTo(asked("t", "--output", "m"))
        .isNotEqualTo(asked("t", "--output", "m", "--l2", "0.5"));
  }

  /** A table may have the name of a column. */
  @Test
  void onlyPathsAreMadeWhole() throws IOException {
    assertThat(asked("label", "--output", "m"))
        .isEqualTo(asked(Path.of("label").toAbsolutePath().toString(), "--output", "m"))
        .containsEntry("label-column", "label");
  }
}

package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of {@code examples/}: its command, read from its page, gives its model. */
class ExampleIT {
  private static final Path EXAMPLES = Path.of("examples");
  private static final String PROGRAM = "scripts/pulsemill train ";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"local", "jobs", "resident"})
  void trainingGivesTheModelBesideTheTable(String engine) throws IOException {
    List<String> commands =
        Files.readAllLines(EXAMPLES.resolve("README.md")).stream()
            .filter(line -> line.startsWith(PROGRAM))
            .toList();
    assertThat(commands).hasSize(1);
    Path model = folder.resolve("model.json");
    String arguments =
        commands.get(0).substring(PROGRAM.length()).replace("out/heart-rates.json", "" + model);

    CommandLineRun.done((Object[]) ("train --engine " + engine + " " + arguments).split(" ", -1));
    assertThat(model).hasSameBinaryContentAs(EXAMPLES.resolve("model.json"));
  }
}

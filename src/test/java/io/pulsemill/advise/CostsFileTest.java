package io.pulsemill.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.TradeoffJson;
import io.pulsemill.json.Example;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsFileTest {
  private final Configuration conf = new Configuration();
  private final HeardProgress progress = new HeardProgress();

  @TempDir private Path folder;

  @Test
  void withoutAFileItIsTheMeasurementInTheProgram() throws IOException {
    String ours =
        Files.readString(Path.of("src/main/resources/io/pulsemill/costmodel/tradeoff.json"));
    assertThat(CostsFile.read(conf, null, progress)).isEqualTo(TradeoffJson.read(ours, "ours"));
  }

  @Test
  void theMeasurementInTheProgramHasCostsOfEveryEngineForATable() throws IOException {
    assertThat(CostsFile.read(conf, null, progress).model().engines().keySet())
        .containsExactlyInAnyOrderElementsOf(EngineKind.ON_TABLES);
  }

  @Test
  void aFileIsReadInsteadOfOurs() throws IOException {
    String text = new String(Example.TRADEOFF.bytes(2), StandardCharsets.UTF_8);
    assertThat(CostsFile.read(conf, hadoop(Example.TRADEOFF.path(2)), progress))
        .isEqualTo(TradeoffJson.read(text, "example"));
  }

  @Test
  void aFileWithoutAChecksumIsReadWithAWarning() throws IOException {
    CostsFile.read(conf, hadoop(Example.TRADEOFF.path(1)), progress);
    assertThat(progress.warnings).singleElement().asString().contains("without a checksum");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path none = folder.resolve("none.json");
    assertThatThrownBy(() -> CostsFile.read(conf, hadoop(none), progress))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(none + " does not exist");
  }

  @Test
  void oursIsLookedForByTheClassLoaderOfTheConfiguration() throws IOException {
    try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
      conf.setClassLoader(empty);
      assertThatThrownBy(() -> CostsFile.read(conf, null, progress))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("tradeoff.json: expected this file in the program's jar");
    }
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toString());
  }
}

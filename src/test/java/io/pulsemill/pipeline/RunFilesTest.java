package io.pulsemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.run.RunFolder;
import io.pulsemill.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
  private static final List<EngineChoice> OTHERS =
      List.of(EngineChoice.JOBS, EngineChoice.RESIDENT, EngineChoice.FUSED);

  @TempDir private java.nio.file.Path folder;

  private RunFolder run;

  @Test
  void aComparisonLeavesAllThatThereAreNamesFor() throws IOException {
    assertThat(names(files("test", OTHERS, false))).isEqualTo(RunFiles.NAMES);
  }

  @Test
  void oneEngineLeavesOneModel() throws IOException {
    assertThat(names(files(List.of(), false)))
        .containsExactly("features", "model.json", "evaluation.json", "run.json", "report.html");
  }

  @Test
  void onlyWhatARunMayLeaveIsDeleted() throws IOException {
    for (String name : RunFiles.NAMES.subList(2, RunFiles.NAMES.size())) {
      Files.createFile(folder.resolve(name));
    }
    Files.createFile(folder.resolve("tradeoff.json"));
    Files.createDirectory(folder.resolve("features"));
    Files.createFile(Files.createDirectory(folder.resolve("features-test")).resolve("part"));

    files(List.of(), true).deleteResults();

    run.done();
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("tradeoff.json", "features");
  }

  @Test
  void aFolderThatNoneAskedToReplaceIsRefused() throws IOException {
    Files.createDirectory(folder.resolve("features-test"));

    assertThatThrownBy(() -> files("test", List.of(), false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("features-test exists");
  }

  @Test
  void aFileThatIsThereIsRefused() throws IOException {
    Files.createFile(folder.resolve("run.json"));

    assertThatThrownBy(() -> files(List.of(), false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("run.json exists");
  }

  @Test
  void noTableMayBeAnInput() {
    for (String test : List.of(folder.toString(), folder.resolve("features-test").toString())) {
      folder.resolve("features-test").toFile().mkdir();
      assertThatThrownBy(() -> files(test, List.of(), true))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("overlap");
    }
    assertThatThrownBy(
            () ->
                new RunFiles(
                    new Configuration(),
                    new Path("" + folder),
                    "" + folder,
                    null,
                    List.of(),
                    begin(true)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("overlap");
  }

  private RunFiles files(List<EngineChoice> others, boolean overwrite) throws IOException {
    return files(null, others, overwrite);
  }

  private RunFiles files(String testInput, List<EngineChoice> others, boolean overwrite)
      throws IOException {
    String input = folder.resolveSibling("input").toString();
    return new RunFiles(
        new Configuration(), new Path("" + folder), input, testInput, others, begin(overwrite));
  }

  private RunFolder begin(boolean overwrite) throws IOException {
    end();
    run = Runs.begin(new Configuration(), new Path(folder + "/pipeline"), overwrite);
    return run;
  }

  @AfterEach
  void end() throws IOException {
    if (run != null) {
      run.done();
    }
  }

  private static List<String> names(RunFiles files) {
    return files.places().stream().map(Path::getName).toList();
  }
}

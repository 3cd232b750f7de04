package io.pulsemill.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class FolderColumnsTest {
  @Test
  void foldersOfAllFilesAreFound() {
    assertThat(names(Optional.empty(), "/t/dt=1/s=a/f", "/t/dt=2/s=b/f"))
        .containsExactly(List.of("dt", "s"), List.of("dt", "s"));
  }

  @Test
  void otherOrderAndMissingFoldersAreRefusedNamingTwoFiles() {
    assertThatThrownBy(() -> names(Optional.empty(), "/t/dt=1/s=a/f", "/t/s=b/dt=2/f"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "/t/dt=1/s=a/f and /t/s=b/dt=2/f: expected folders of the same columns in the same"
                + " order but found dt,s and s,dt; name those that count with --partition-columns");
    assertThatThrownBy(() -> names(Optional.empty(), "/t/dt=1/f", "/t/f"))
        .hasMessageContaining("found dt and none");
  }

  @Test
  void foldersThatNobodyWantsMayDiffer() {
    assertThat(names(Optional.empty(), "/run=1/f", "/t/f"))
        .containsExactly(List.of("run"), List.of());
  }

  @Test
  void onlyFoldersAskedForCountInAnyOrder() {
    assertThat(names(Optional.of(List.of("dt")), "/x=1/dt=1/s=a/f", "/t/s=b/dt=2/f"))
        .containsExactly(List.of("dt"), List.of("dt"));
    assertThat(names(Optional.of(List.of()), "/dt=1/f")).containsExactly(List.of());
  }

  @Test
  void aFileWithoutAFolderAskedForIsRefused() {
    assertThatThrownBy(() -> names(Optional.of(List.of("dt")), "/t/day=1/f"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "/t/day=1/f: expected a folder 'dt=…' in its path (--partition-columns) but found day");
  }

  @Test
  void twoFoldersOfOneColumnAreRefused() {
    assertThatThrownBy(() -> names(Optional.empty(), "/dt=1/dt=2/f"))
        .hasMessage(
            "/dt=1/dt=2/f: expected one folder 'dt=…' in its path but found two; see"
                + " --partition-columns");
  }

  private static List<List<String>> names(Optional<List<String>> asked, String... files) {
    return new FolderColumns(asked, List.of("dt", "subject"))
        .of(Stream.of(files).map(Path::new).toList()).values().stream()
            .map(partition -> partition.names())
            .toList();
  }
}

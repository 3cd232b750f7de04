package io.pulsemill.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputPathsTest {
  @TempDir java.nio.file.Path folder;
  private final Configuration conf = new Configuration();

  @ParameterizedTest
  @ValueSource(
      strings = {"a[1].csv", "a,b.csv", "a{b,c}.csv", "a{b.csv", "a*.csv", "a?.csv", "a\\b.csv"})
  void anExistingFileIsItself(String name) throws IOException {
    Files.createFile(folder.resolve(name));
    Files.createFile(folder.resolve("a1.csv"));

    assertThat(found(folder.resolve(name).toString())).containsExactly(name);
  }

  @Test
  void whatDoesNotExistIsAListOfGlobs() throws IOException {
    for (String name : List.of("a1.csv", "a2.csv", "b1.csv", "b3.csv", "_b4.csv")) {
      Files.createFile(folder.resolve(name));
    }

    assertThat(found(folder + "/a[1-9].csv," + folder + "/{b1,_b4,b3}.csv"))
        .containsExactly("a1.csv", "a2.csv", "b1.csv", "b3.csv");
    assertThat(found(folder + "/c.csv")).isEmpty();
  }

  @Test
  void anExistingPartOfAListIsItself() throws IOException {
    Files.createFile(folder.resolve("a[1].csv"));
    Files.createFile(folder.resolve("a1.csv"));

    assertThat(found(folder + "/a[1].csv," + folder + "/a[1-2].csv"))
        .containsExactly("a[1].csv", "a1.csv");
  }

  @Test
  void aHiddenFileIsReadOnlyByItsName() throws IOException {
    Files.createFile(folder.resolve("_a.csv"));

    assertThat(found(folder + "/_a.csv")).containsExactly("_a.csv");
    assertThat(found(folder + "/*.csv")).isEmpty();
    assertThat(InputPaths.visibleChildren(local(), new Path(folder.toString()))).isEmpty();
  }

  @Test
  void aNameWithAColonIsRefusedWhereverItIsMet() throws IOException {
    Files.createFile(folder.resolve("12:30.csv"));

    refused(() -> InputPaths.path("12:30.csv"), "'12:30.csv'");
    refused(() -> InputPaths.path(folder + "/12:30.csv"), folder + "/12:30.csv");
    refused(() -> InputPaths.split(conf, "a.csv,b:c.csv"), "'b:c.csv'");
    refused(
        () -> InputPaths.visibleChildren(local(), new Path(folder.toString())),
        folder + "/12:30.csv");
    refused(() -> InputPaths.matches(local(), new Path(folder + "/1*.csv")), "'12:30.csv'");
  }

  @Test
  void aColonInTheFolderOfAFileDoesNoHarm() throws IOException {
    Files.createDirectory(folder.resolve("12:30"));
    Files.createFile(folder.resolve("12:30/a.csv"));

    assertThat(found(folder + "/12:30/a.csv")).containsExactly("a.csv");
  }

  private List<String> found(String list) throws IOException {
    return InputPaths.split(conf, list).stream().flatMap(this::names).toList();
  }

  private Stream<String> names(Path path) {
    try {
      return InputPaths.matches(local(), path).stream().map(file -> file.getPath().getName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSystem local() throws IOException {
    return FileSystem.getLocal(conf);
  }

  private static void refused(ThrowingCallable call, String where) {
    assertThatThrownBy(call)
        .isInstanceOf(InputException.class)
        .hasMessageContaining(where)
        .hasMessageEndingWith("rename it");
  }
}

package io.pulsemill.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {
  private final Configuration conf = new Configuration();

  @TempDir private Path parent;

  @Test
  void nothingIsInPlaceBeforeItIsPublished() throws IOException {
    try (OutputFolder folder = prepare("out", false)) {
      write(folder, "new");
      assertThat(parent.resolve("out")).doesNotExist();
      assertThat(folder.published()).isFalse();
    }
  }

  @Test
  void whatIsPublishedIsInPlaceAndNothingBesideIt() throws IOException {
    try (OutputFolder folder = prepare("out", false)) {
      write(folder, "new");
      folder.publish();
      assertThat(folder.published()).isTrue();
    }
    assertThat(parent.resolve("out/part")).hasContent("new");
    assertThat(parent.toFile().list()).containsExactly("out");
  }

  @Test
  void whatIsNotPublishedIsDeleted() throws IOException {
    try (OutputFolder folder = prepare("out", false)) {
      write(folder, "new");
    }
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void workIsHiddenBesideItsPlace() throws IOException {
    try (OutputFolder folder = prepare("out", false)) {
      assertThat(folder.work().getParent()).isEqualTo(folder.place().getParent());
      assertThat(folder.work().getName()).startsWith(".out.work-");
    }
  }

  @Test
  void twoRunsDoNotShareTheirWork() throws IOException {
    try (OutputFolder one = prepare("out", false);
        OutputFolder other = prepare("out", false)) {
      assertThat(one.work()).isNotEqualTo(other.work());
    }
  }

  @Test
  void theParentsOfThePlaceAreMade() throws IOException {
    try (OutputFolder folder = prepare("a/b/out", false)) {
      write(folder, "new");
      folder.publish();
    }
    assertThat(parent.resolve("a/b/out/part")).hasContent("new");
  }

  @Test
  void withOverwriteTheOldIsReplacedWholeAndNothingIsLeftOfIt() throws IOException {
    earlier("_SUCCESS");
    try (OutputFolder folder = prepare("out", true)) {
      write(folder, "new");
      folder.publish();
    }
    assertThat(parent.resolve("out").toFile().list()).contains("part").doesNotContain("old");
    assertThat(parent.toFile().list()).containsExactly("out");
  }

  @Test
  void theOldStaysUntilTheNewIsPublished() throws IOException {
    earlier("_SUCCESS");
    try (OutputFolder folder = prepare("out", true)) {
      write(folder, "new");
      assertThat(parent.resolve("out/old")).exists();
    }
    assertThat(parent.resolve("out/old")).exists();
    assertThat(parent.toFile().list()).containsExactly("out");
  }

  @Test
  void theOldIsBackIfTheNewCannotBePutInPlace() throws IOException {
    earlier("_SUCCESS");
    try (OutputFolder folder = prepare("out", true)) {
      assertThatThrownBy(folder::publish).isInstanceOf(IOException.class); // nothing was written
      assertThat(folder.published()).isFalse();
    }
    assertThat(parent.resolve("out/old")).exists();
    assertThat(parent.toFile().list()).containsExactly("out");
  }

  @Test
  void anotherFolderThanTheWorkCanBePublished() throws IOException {
    Path part = Files.createDirectories(parent.resolve("elsewhere/table"));
    Files.writeString(part.resolve("part"), "new");
    try (OutputFolder folder = prepare("out", false)) {
      folder.publish(hadoop(part));
    }
    assertThat(parent.resolve("out/part")).hasContent("new");
  }

  @Test
  void whatExistsIsRefusedWithoutOverwrite() throws IOException {
    earlier("_SUCCESS");
    refused(
        "out",
        false,
        "Output %s exists; choose another, delete it or use --overwrite"
            .formatted(parent.resolve("out")));
  }

  @Test
  void aFolderOfAnotherHandIsNotReplaced() throws IOException {
    earlier("notes.txt");
    refused("out", true, "is not an output of an earlier run");
    assertThat(parent.resolve("out/notes.txt")).exists();
  }

  @Test
  void aFileIsNotReplaced() throws IOException {
    Files.createFile(parent.resolve("out"));
    refused("out", true, "is not an output of an earlier run");
    assertThat(parent.resolve("out")).isRegularFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"_SUCCESS", "_bad"})
  void whatAnEarlierRunLeftMayBeReplaced(String mark) throws IOException {
    earlier(mark);
    try (OutputFolder folder = prepare("out", true)) {
      assertThat(folder.place().getName()).isEqualTo("out");
    }
  }

  @Test
  void anEmptyFolderMayBeReplaced() throws IOException {
    Files.createDirectory(parent.resolve("out"));
    try (OutputFolder folder = prepare("out", true)) {
      write(folder, "new");
      folder.publish();
    }
    assertThat(parent.resolve("out/part")).hasContent("new");
  }

  @Test
  void aPlaceBelowAFileIsRefusedByTheNameOfTheFile() throws IOException {
    Files.createFile(parent.resolve("file"));
    refused("file/a/out", false, parent.resolve("file") + " is a file, not a folder");
  }

  @Test
  void theRootIsRefused() {
    assertThatThrownBy(() -> OutputFolder.prepare(conf, hadoop(Path.of("/")), true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is the root folder");
  }

  private OutputFolder prepare(String name, boolean overwrite) throws IOException {
    return OutputFolder.prepare(conf, hadoop(parent.resolve(name)), overwrite);
  }

  /** An output with a file {@code old} and one of the name. */
  private void earlier(String mark) throws IOException {
    Path out = Files.createDirectory(parent.resolve("out"));
    Files.createFile(out.resolve("old"));
    Files.createFile(out.resolve(mark));
  }

  private static void write(OutputFolder folder, String text) throws IOException {
    Path work = Files.createDirectory(Path.of(folder.work().toUri().getPath()));
    Files.writeString(work.resolve("part"), text);
  }

  private void refused(String name, boolean overwrite, String why) {
    assertThatThrownBy(() -> prepare(name, overwrite))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toString());
  }
}

package io.pulsemill.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pulsemill.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedFoldersTest {
  private static final Duration OLD = Duration.ofHours(25);
  private static final Duration YOUNG = Duration.ofHours(23);

  @TempDir private Path parent;

  @BeforeEach
  void realPath() throws IOException {
    parent = parent.toRealPath();
  }

  @Test
  void aFolderWhoseLockIsFreeGoesWithAllThatIsInIt() throws IOException {
    Path dead = scratch("pulsemill-tmp-1", Duration.ZERO);
    Files.writeString(Files.createDirectories(dead.resolve("a/b")).resolve("c"), "rows");
    makeAnother();
    assertThat(dead).doesNotExist();
  }

  @Test
  void whatALinkInItNamesStays() throws IOException {
    Path theirs = Files.createDirectory(parent.resolve("theirs"));
    Files.writeString(theirs.resolve("data"), "rows");
    Path dead = scratch("pulsemill-tmp-1", Duration.ZERO);
    Files.createSymbolicLink(dead.resolve("link"), theirs);
    makeAnother();
    assertThat(dead).doesNotExist();
    assertThat(theirs.resolve("data")).exists();
  }

  @Test
  void aLinkWithSuchANameStays() throws IOException {
    Path theirs = scratch("theirs", OLD);
    Path link = Files.createSymbolicLink(parent.resolve("pulsemill-tmp-1"), theirs);
    makeAnother();
    assertThat(link).isSymbolicLink();
    assertThat(theirs.resolve(FolderLock.NAME)).exists();
  }

  @Test
  void otherNamesStay() throws IOException {
    for (String name : new String[] {"pulsemill-tmp-", "pulsemill-tmp-1a", "pulsemill-data-1"}) {
      Path other = scratch(name, OLD);
      makeAnother();
      assertThat(other.resolve(FolderLock.NAME)).exists();
    }
  }

  @Test
  void aFolderOfAnotherUserStays() throws IOException {
    Path theirs = scratch("pulsemill-tmp-1", OLD);
    assumeThat(Files.getAttribute(parent, "unix:uid"))
        .as("only root gives files away")
        .isEqualTo(0);
    Files.setAttribute(theirs, "unix:uid", 65534);
    makeAnother();
    assertThat(theirs.resolve(FolderLock.NAME)).exists();
  }

  @Test
  void aFolderThatNeverGotItsLockGoesAfterADayIfItIsEmpty() throws IOException {
    Path old = folder("pulsemill-tmp-1", FolderLock.UNLOCKED, OLD);
    Path young = folder("pulsemill-tmp-2", FolderLock.UNLOCKED, YOUNG);
    Path full = folder("pulsemill-tmp-3", "data", OLD);
    makeAnother();
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(full.resolve("data")).exists();
  }

  @Test
  void ourUnpackedJarWithoutALockGoesAfterADay() throws IOException {
    Path old = unpacked("hadoop-unjar1", "io/pulsemill/cli", OLD);
    Path young = unpacked("hadoop-unjar2", "io/pulsemill/cli", YOUNG);
    Path other = unpacked("hadoop-unjar3", "org/example", OLD);
    Path empty = unpacked("hadoop-unjar4", "", OLD);
    Files.delete(empty.resolve("file"));
    Files.setLastModifiedTime(empty, FileTime.from(Instant.now().minus(OLD)));
    makeAnother();
    assertThat(empty).doesNotExist();
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(other).exists();
  }

  @Test
  void anUnpackedJarThatAProcessHasOpenStays() throws IOException {
    assumeThat(Path.of("/proc/self/fd")).exists();
    Path used = unpacked("hadoop-unjar1", "io/pulsemill/cli", OLD);
    try (InputStream open = Files.newInputStream(used.resolve("io/pulsemill/cli/file"))) {
      makeAnother();
      assertThat(used).exists();
      assertThat(open.read()).isPositive();
    }
    makeAnother();
    assertThat(used).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedWithTheWayOut() {
    Path nowhere = parent.resolve("nowhere");
    Assertions.assertThatThrownBy(() -> ScratchFolder.make(nowhere))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("%s: there is no such folder", nowhere)
        .hasMessageContaining("java.io.tmpdir");
  }

  private void makeAnother() throws IOException {
    ScratchFolder.make(parent).close();
  }

  /** One whose process is dead. */
  private Path scratch(String name, Duration age) throws IOException {
    return folder(name, FolderLock.NAME, age);
  }

  private Path unpacked(String name, String classes, Duration age) throws IOException {
    Files.createDirectories(parent.resolve(name).resolve(classes));
    return folder(name, classes.isEmpty() ? "file" : classes + "/file", age);
  }

  private Path folder(String name, String file, Duration age) throws IOException {
    Path folder = Files.createDirectories(parent.resolve(name));
    Files.writeString(folder.resolve(file), "process 1\n");
    return Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
  }
}

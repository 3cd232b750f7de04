package io.pulsemill.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCodecsTest {
  private static final String KEY = "pulsemill.test.codec.folder";

  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(KEY);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamedBeforeTheLibraryIsTouched() {
    String nowhere = folder.resolve("nowhere").toString();
    System.setProperty(KEY, nowhere);
    AtomicInteger loads = new AtomicInteger();

    assertThatThrownBy(() -> NativeCodecs.load("codec A", KEY, loads::incrementAndGet))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("codec A")
        .hasMessageContaining(nowhere + " and loaded: there is no such folder; free space");
    assertThat(loads).hasValue(0);
  }

  @Test
  void aLibraryThatDoesNotLoadIsNamed() {
    System.setProperty(KEY, folder.toString());
    Runnable library =
        () -> {
          throw new UnsatisfiedLinkError("failed to map segment");
        };

    assertThatThrownBy(() -> NativeCodecs.load("codec B", KEY, library))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("codec B")
        .hasMessageContaining("failed to map segment");
  }

  @Test
  void aLibraryIsLoadedOnceAndNothingIsLeftBehind() throws IOException {
    System.setProperty(KEY, folder.toString());
    AtomicInteger loads = new AtomicInteger();

    NativeCodecs.load("codec C", KEY, loads::incrementAndGet);
    NativeCodecs.load("codec C", KEY, loads::incrementAndGet);

    assertThat(loads).hasValue(1);
    assertThat(folder).isEmptyDirectory();
  }
}

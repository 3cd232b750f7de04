package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of a run is whole or not there. */
class GangFolderTest {
  private static final String FILE = "said";

  @TempDir private Path place;

  private final Configuration conf = new Configuration();
  private GangFolder folder;

  @BeforeEach
  void openFolder() throws IOException {
    folder =
        new GangFolder(conf, new org.apache.hadoop.fs.Path(place.toUri().toString(), "run $x"));
  }

  @Test
  void aFileThatIsNotThereReadsAsNull() throws IOException {
    assertThat(folder.has(FILE)).isFalse();
    assertThat(read(folder)).isNull();
  }

  @Test
  void aFileReadsAsItWasWritten() throws IOException {
    folder.write(FILE, out -> out.writeUTF("first"));
    assertThat(folder.has(FILE)).isTrue();
    assertThat(read(folder)).isEqualTo("first");
  }

  @Test
  void aFileThatIsBeingWrittenIsNotThereYet() throws IOException {
    folder.write(
        FILE,
        out -> {
          out.writeUTF("first");
          out.flush();
          assertThat(folder.has(FILE)).isFalse();
        });
  }

  @Test
  void aFileStaysWholeWhileItIsReplaced() throws IOException {
    folder.write(FILE, out -> out.writeUTF("first"));
    folder.write(
        FILE,
        out -> {
          out.writeUTF("second");
          out.flush();
          assertThat(read(folder)).isEqualTo("first");
        });
    assertThat(read(folder)).isEqualTo("second");
  }

  @Test
  void aFileThatCouldNotBeWrittenLeavesTheOneBefore() throws IOException {
    folder.write(FILE, out -> out.writeUTF("first"));
    assertThatThrownBy(
            () ->
                folder.write(
                    FILE,
                    out -> {
                      out.writeUTF("half");
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(read(folder)).isEqualTo("first");
  }

  @Test
  void aJobFindsTheFolderItsConfigurationNames() throws IOException {
    folder.set(conf);
    conf.set("x", "not this");
    folder.write(FILE, out -> out.writeUTF("first"));
    assertThat(read(GangFolder.of(conf))).isEqualTo("first");
  }

  private static String read(GangFolder folder) throws IOException {
    return folder.read(FILE, in -> in.readUTF());
  }
}

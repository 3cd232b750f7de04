package io.pulsemill.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InProcessLocalFileSystemTest {
  @TempDir private java.nio.file.Path folder;

  private final Configuration conf = new Configuration();
  private FileSystem files;

  @BeforeEach
  void openFiles() throws Exception {
    InProcessLocalFileSystem.use(conf);
    files = FileSystem.newInstanceLocal(conf);
    assertThat(files).isInstanceOf(InProcessLocalFileSystem.class);
  }

  @Test
  void setsThePermissionsItIsAskedFor() throws Exception {
    for (String mode : new String[] {"700", "755", "640", "000", "1777"}) {
      FsPermission permission = new FsPermission(mode);
      java.nio.file.Path file = Files.createTempFile(folder, "mode", "");
      files.setPermission(new Path(file.toUri()), permission);
      int bits = (int) Files.getAttribute(file, "unix:mode") & 07777;
      assertThat(bits).as(mode).isEqualTo(permission.toShort());
    }
  }

  @Test
  void whatItMakesHasThePermissionsHadoopsOwnGives() throws Exception {
    try (FileSystem own = new LocalFileSystem()) {
      own.initialize(folder.toUri(), conf);
      assertThat(modes(files, "ours")).isEqualTo(modes(own, "hadoops"));
    }
  }

  private String modes(FileSystem made, String name) throws Exception {
    java.nio.file.Path inner = folder.resolve(name);
    made.mkdirs(new Path(inner.toUri()));
    java.nio.file.Path file = inner.resolve("file");
    made.create(new Path(file.toUri())).close();
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(inner))
        + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void tellsALinkFromWhatItPointsTo() throws Exception {
    java.nio.file.Path file = Files.writeString(folder.resolve("file"), "text");
    java.nio.file.Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    FileContext context = FileContext.getFileContext(folder.toUri(), conf);
    for (FileStatus status :
        new FileStatus[] {
          files.getFileLinkStatus(new Path(link.toString())),
          context.getFileLinkStatus(new Path(link.toString()))
        }) {
      assertThat(status.isSymlink()).isTrue();
      assertThat(status.getSymlink().toUri().getPath()).isEqualTo(file.toString());
    }
    assertThat(context.getFileLinkStatus(new Path(file.toString())).getLen()).isEqualTo(4);
    assertThatThrownBy(() -> context.getFileLinkStatus(new Path(folder.toString(), "none")))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void renamesReplaceOnlyWhatTheyMay() throws Exception {
    FileContext context = FileContext.getFileContext(folder.toUri(), conf);
    Path from = new Path(Files.writeString(folder.resolve("from"), "new").toUri());
    Path to = new Path(Files.writeString(folder.resolve("to"), "old").toUri());
    assertThatThrownBy(() -> context.rename(from, to)).hasMessageContaining("already exists");
    context.rename(from, to, Options.Rename.OVERWRITE);
    assertThat(folder.resolve("to")).hasContent("new");
    assertThat(folder.resolve("from")).doesNotExist();
  }

  @Test
  void aClusterAndAUserKeepTheirOwn() {
    Configuration cluster = new Configuration();
    cluster.set("mapreduce.framework.name", "yarn");
    InProcessLocalFileSystem.use(cluster);
    assertThat(cluster.get("fs.file.impl")).isNull();
    Configuration users = new Configuration();
    users.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
    InProcessLocalFileSystem.use(users);
    assertThat(users.get("fs.file.impl")).isEqualTo("org.apache.hadoop.fs.RawLocalFileSystem");
  }
}

package io.pulsemill.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pulsemill.job.ErrorLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.SafeModeAction;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.hadoop.hdfs.security.token.delegation.DelegationTokenIdentifier;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of a real HDFS and a real YARN, as their clients throw them. */
class KnownFaultIT {
  private static final org.apache.hadoop.fs.Path HERE = new org.apache.hadoop.fs.Path("/here");

  /** A block that no disk has room for. */
  private static final long LARGER = 1L << 47;

  private static final Level BEFORE = Logger.getRootLogger().getLevel();

  @TempDir private static Path folder;

  private static MiniDFSCluster hdfs;
  private static DistributedFileSystem files;

  @BeforeAll
  static void start() throws IOException {
    Logger.getRootLogger().setLevel(Level.OFF); // servers that are stopped complain
    Configuration conf = new HdfsConfiguration();
    conf.setBoolean("dfs.namenode.delegation.token.always-use", true);
    conf.setLong("dfs.namenode.delegation.token.renew-interval", 1);
    conf.setLong("dfs.namenode.delegation.token.max-lifetime", 1);
    hdfs = new MiniDFSCluster.Builder(conf, folder.toFile()).numDataNodes(1).build();
    files = hdfs.getFileSystem();
    files.mkdirs(HERE);
  }

  @AfterAll
  static void stop() {
    hdfs.shutdown();
    Logger.getRootLogger().setLevel(BEFORE);
  }

  @Test
  void aQuotaOfNames() throws IOException {
    org.apache.hadoop.fs.Path full = new org.apache.hadoop.fs.Path("/names");
    files.mkdirs(full);
    files.setQuota(full, 1, HdfsConstants.QUOTA_DONT_SET);
    assertLine(() -> write(full), "The NameSpace quota", "/names", "-setQuota");
    files.setQuota(full, HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_DONT_SET);
    write(full);
  }

  @Test
  void aQuotaOfSpace() throws IOException {
    org.apache.hadoop.fs.Path full = new org.apache.hadoop.fs.Path("/space");
    files.mkdirs(full);
    files.setQuota(full, HdfsConstants.QUOTA_DONT_SET, 1 << 20);
    assertLine(() -> write(full), "The DiskSpace quota of /space", "a whole block for each copy");
  }

  @Test
  void aFullHdfs() {
    assertLine(
        () -> {
          try (OutputStream out = files.create(file(HERE), true, 4096, (short) 1, LARGER)) {
            out.write(new byte[1 << 20]);
          }
        },
        "could only be written to 0",
        "hdfs dfsadmin -report");
  }

  @Test
  void aFolderOfSomebodyElse() throws IOException {
    files.setPermission(new org.apache.hadoop.fs.Path("/"), new FsPermission((short) 0755));
    UserGroupInformation alice = UserGroupInformation.createRemoteUser("alice");
    assertLine(
        () ->
            as(
                alice,
                () ->
                    FileSystem.newInstance(hdfs.getURI(), conf())
                        .mkdirs(new org.apache.hadoop.fs.Path("/here/a"))),
        "Permission denied: user=alice, access=WRITE",
        "chmod");
  }

  @Test
  void aTokenThatHasExpired() throws IOException, InterruptedException {
    Token<DelegationTokenIdentifier> token = files.getDelegationToken("renewer");
    Thread.sleep(1000); // its life is a millisecond
    UserGroupInformation holder = UserGroupInformation.createRemoteUser("holder");
    holder.addToken(token);
    assertLine(
        () -> as(holder, () -> FileSystem.newInstance(hdfs.getURI(), conf()).exists(HERE)),
        "token",
        "kinit");
  }

  @Test
  void safeMode() throws IOException {
    List<String> notices = new ArrayList<>();
    files.setSafeMode(SafeModeAction.ENTER);
    try {
      assertLine(() -> write(HERE), "Name node is in safe mode", "-safemode leave");
      HdfsContact.await(conf(), HERE, false, notices::add); // it can be read
      assertThat(notices).isEmpty();
      Thread leave = new Thread(() -> leaveOnce(notices));
      leave.start();
      HdfsContact.await(conf(), HERE, true, notices::add);
      assertThat(notices).singleElement().asString().contains("safe mode", "waiting for it");
    } finally {
      files.setSafeMode(SafeModeAction.LEAVE);
    }
  }

  private static void leaveOnce(List<String> notices) {
    try {
      while (notices.isEmpty()) {
        Thread.sleep(50);
      }
      files.setSafeMode(SafeModeAction.LEAVE);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertLine(Doing doing, String cause, String... more) {
    Throwable thrown = catchThrowable(doing::run);
    assertThat(thrown).isNotNull();
    assertThat(ErrorLine.of(thrown))
        .contains(cause)
        .contains(more)
        .doesNotContain("\n", "Exception");
    assertThat(ErrorLine.isExpected(thrown)).isTrue();
  }

  /** Something that fails. */
  private interface Doing {
    void run() throws Exception;
  }

  private static <T> void as(UserGroupInformation user, PrivilegedExceptionAction<T> action)
      throws IOException, InterruptedException {
    user.doAs(action);
  }

  private static void write(org.apache.hadoop.fs.Path folder) throws IOException {
    try (OutputStream out = files.create(file(folder))) {
      out.write(new byte[1]);
    }
  }

  private static org.apache.hadoop.fs.Path file(org.apache.hadoop.fs.Path folder) {
    return new org.apache.hadoop.fs.Path(folder, "file");
  }

  private static Configuration conf() {
    Configuration conf = new Configuration();
    conf.set("fs.defaultFS", hdfs.getURI().toString());
    return conf;
  }
}

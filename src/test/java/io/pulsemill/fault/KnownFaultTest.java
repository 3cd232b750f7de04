package io.pulsemill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages as Hadoop 3.5.0 and Java 17 gave them; {@code ¶} for a line break. */
class KnownFaultTest {
  private static final String SEEN =
      """
      NAME_QUOTA | Job setup failed : org.apache.hadoop.hdfs.protocol.NSQuotaExceededException: The NameSpace quota (directories and files) of directory /user/hadoop/q1 is exceeded: quota=2 file count=3¶\tat A.b(A.java:1) | The NameSpace quota (directories and files) of directory /user/hadoop/q1 is exceeded: quota=2 file count=3
      SPACE_QUOTA | Error: org.apache.hadoop.hdfs.protocol.DSQuotaExceededException: The DiskSpace quota of /q2 is exceeded: quota = 1048576 B = 1 MB but diskspace consumed = 268435456 B = 256 MB¶\tat A.b(A.java:1) | The DiskSpace quota of /q2 is exceeded: quota = 1048576 B = 1 MB but diskspace consumed = 268435456 B = 256 MB
      SAFE_MODE | org.apache.hadoop.ipc.RemoteException(org.apache.hadoop.hdfs.server.namenode.SafeModeException): Cannot create file/a. Name node is in safe mode.¶It was turned on manually. Use "hdfs dfsadmin -safemode leave" to turn safe mode off. NamenodeHostName:namenode | Cannot create file/a. Name node is in safe mode (It was turned on manually. Use "hdfs dfsadmin -safemode leave" to turn safe mode off.)
      NO_HOME | org.apache.hadoop.security.AccessControlException: Permission denied: user=alice, access=WRITE, inode="/user":hadoop:supergroup:drwxr-xr-x | Permission denied: user=alice, access=WRITE, inode="/user":hadoop:supergroup:drwxr-xr-x
      NO_STAGING | Permission denied: user=alice, access=EXECUTE, inode="/tmp":hadoop:supergroup:drwxrwx--- | Permission denied: user=alice, access=EXECUTE, inode="/tmp":hadoop:supergroup:drwxrwx---
      HDFS_PERMISSION | Permission denied: user=alice, access=EXECUTE, inode="/foreign":hadoop:supergroup:drwx------ | Permission denied: user=alice, access=EXECUTE, inode="/foreign":hadoop:supergroup:drwx------
      QUEUE_UNKNOWN | org.apache.hadoop.yarn.exceptions.YarnException: Failed to submit application_1_0018 to YARN : Application application_1_0018 submitted by user hadoopApplication application_1_0018 submitted by user hadoop to unknown queue: nosuch | unknown queue: nosuch
      TASK_TOO_LARGE | The required MAP capability is more than the supported max container capability in the cluster. Killing the Job. mapResourceRequest: <memory:9000, vCores:1> maxContainerCapability:<memory:2560, vCores:2> | The required MAP capability is more than the supported max container capability in the cluster (<memory:9000, vCores:1> maxContainerCapability:<memory:2560, vCores:2>)
      TASK_TOO_LARGE | REDUCE capability required is more than the supported max container capability in the cluster. Killing the Job. reduceResourceRequest: <memory:9000, vCores:1> maxContainerCapability:<memory:2560, vCores:2> | REDUCE capability required is more than the supported max container capability in the cluster (<memory:9000, vCores:1> maxContainerCapability:<memory:2560, vCores:2>)
      UNKNOWN_HOST | java.net.UnknownHostException: Invalid host name: local host is: "client/172.19.0.7"; destination host is: "resourcemanager":8032; java.net.UnknownHostException; For more details see:  http://wiki.apache.org/hadoop/UnknownHost | resourcemanager
      UNKNOWN_HOST | java.lang.IllegalArgumentException: java.net.UnknownHostException: namenode | namenode
      LOST_BLOCK | org.apache.hadoop.hdfs.BlockMissingException: Could not obtain block: BP-1:blk_1_1009 file=/obs/a.csv No live nodes contain current block Block locations: Dead nodes: | Could not obtain block: BP-1:blk_1_1009 file=/obs/a.csv No live nodes contain current block Block locations: Dead nodes:
      TASK_DISK_FULL | Error: org.apache.hadoop.util.DiskChecker$DiskErrorException: Could not find any valid local directory for output/map_5.out | Could not find any valid local directory for output/map_5.out
      READ_ONLY | java.io.FileNotFoundException: /ro/.m.json.work-1 (Read-only file system) | /ro/.m.json.work-1 (Read-only file system)
      DISK_FULL | java.nio.file.FileSystemException: /full/a: No space left on device | /full/a: No space left on device
      MASTER_TOO_LARGE | org.apache.hadoop.yarn.exceptions.InvalidResourceRequestException: Invalid resource request! Cannot allocate containers as requested resource is greater than maximum allowed allocation. Requested resource type=[vcores], Requested resource=<memory:1024, vCores:100>, maximum allowed allocation=<memory:2560, vCores:2>, please note that | requested resource is greater than maximum allowed allocation (Requested resource=<memory:1024, vCores:100>, maximum allowed allocation=<memory:2560, vCores:2>)
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = SEEN)
  void theLineIsTheCauseAndTheRemedy(KnownFault fault, String text, String cause) {
    String raw = text.replace('¶', '\n');
    assertThat(fault.cause(raw)).contains(cause);
    assertThat(KnownFault.line(raw)).get().asString().startsWith(cause + "; ");
    assertThat(KnownFault.line(raw).orElseThrow().lines()).hasSize(1);
  }

  @Test
  void whatIsNotKnownHasNoLine() {
    assertThat(KnownFault.line("java.io.IOException: a.csv: no gzip")).isEmpty();
    assertThat(KnownFault.line("")).isEmpty();
  }
}

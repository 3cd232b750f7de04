package io.pulsemill.fault;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Faults of a cluster, its disks and this machine that a user or an administrator mends: the words
 * in which Hadoop 3.5 and Java report them, and what helps. The first that fits counts.
 */
public enum KnownFault {
  NAME_QUOTA(
      "The NameSpace quota [^\\n]*? is exceeded: quota=\\d+ file count=\\d+",
      "delete files below it, or have an administrator raise the quota (hdfs dfsadmin -setQuota)"),
  SPACE_QUOTA(
      "(?:The DiskSpace quota of|Quota by storage type)[^\\n]*? is exceeded[^\\n]*",
      "free space below it, or have an administrator raise the quota (hdfs dfsadmin"
          + " -setSpaceQuota); HDFS counts a whole block for each copy of a file being written"),
  SAFE_MODE(
      "(?<what>[^\\n:]*Name node is in safe mode\\.)(?:\\s+(?<more>[^\\n]*?) NamenodeHostName:)?",
      "wait until its workers have reported its blocks, or have an administrator end it (hdfs"
          + " dfsadmin -safemode leave)"),
  NO_HOME(
      "Permission denied: user=[^\\n]* access=WRITE, inode=\"/user\"[^\\n]*",
      "this user has no home on HDFS: have an administrator make it (hdfs dfs -mkdir, -chown), or"
          + " name a folder that the user may use"),
  NO_STAGING(
      "Permission denied: user=[^\\n]* inode=\"/tmp\"[^\\n]*",
      "every user's jobs are prepared there: have its owner allow it (hdfs dfs -chmod 1777 /tmp)"),
  HDFS_PERMISSION(
      "Permission denied: user=[^\\n]*",
      "name a folder that this user may use, or have its owner allow it (hdfs dfs -chmod,"
          + " -setfacl)"),
  QUEUE_UNKNOWN(
      "submitted by user \\S+ to (?<what>unknown queue: [^\\s;]+)",
      "name a queue that exists (mapred queue -list) with -D mapreduce.job.queuename=NAME"),
  QUEUE_STOPPED(
      "(?<what>Queue \\S+ is (?:STOPPED|DRAINING))[^\\n]*",
      "have an administrator start it, or name another (mapred queue -list) with -D"
          + " mapreduce.job.queuename=NAME"),
  QUEUE_PERMISSION(
      "User \\S+ (?:does not have permission to submit|cannot submit applications? to queue)[^\\n]*",
      "have an administrator allow it, or name another queue (mapred queue -showacls) with -D"
          + " mapreduce.job.queuename=NAME"),
  QUEUE_FULL(
      "Queue \\S+ already has \\d+ applications[^\\n]*",
      "wait until some have ended, or name another queue with -D mapreduce.job.queuename=NAME"),
  TASK_TOO_LARGE(
      "(?<what>(?:The required MAP capability|REDUCE capability required) is more than the"
          + " supported max container capability in the cluster)\\.[^:]*:"
          + " (?<more><[^>]*> maxContainerCapability:<[^>]*>)",
      "request less memory and fewer cores (-D mapreduce.map.memory.mb, mapreduce.reduce.memory.mb,"
          + " mapreduce.map.cpu.vcores, mapreduce.reduce.cpu.vcores)"),
  MASTER_TOO_LARGE(
      "(?<what>requested resource is greater than maximum allowed allocation)\\.[^\\n]*?"
          + "(?<more>Requested resource=<[^>]*>, maximum allowed allocation=<[^>]*>)",
      "request less for the ApplicationMaster (-D yarn.app.mapreduce.am.resource.mb,"
          + " yarn.app.mapreduce.am.resource.cpu-vcores)"),
  CONTAINER_MEMORY(
      "running \\S+ beyond the '\\w+' memory limit\\. Current usage: [^;\\n]*? used",
      "give tasks larger containers (-D mapreduce.map.memory.mb, mapreduce.reduce.memory.mb,"
          + " yarn.app.mapreduce.am.resource.mb)"),
  LOST_BLOCK(
      "(?:Could not obtain block|Cannot obtain block length for|No live nodes contain)[^\\n]*",
      "no worker that has a copy answers: start those workers again, or put the file on HDFS anew"
          + " (hdfs fsck PATH -files -blocks -locations lists what is missing)"),
  HDFS_FULL(
      "File \\S+ could only be (?:written|replicated) to \\d+ [^\\n]*",
      "HDFS has no worker with room that answers: free space on HDFS or start workers (hdfs"
          + " dfsadmin -report lists both)"),
  PIPELINE_LOST(
      "All datanodes [^\\n]*? are bad\\. Aborting\\.\\.\\.",
      "no worker took what was written: see whether they run and have room (hdfs dfsadmin -report)"),
  TASK_DISK_FULL(
      "Could not find any valid local directory for \\S+"
          + "|No valid local directories in property: \\S+"
          + "|No space available in any of the local directories",
      "the disks for intermediate data are full or cannot be written: free space there, or name"
          + " others (yarn.nodemanager.local-dirs of a worker, hadoop.tmp.dir of this machine)"),
  DISK_FULL(
      "[^\\n]*No space left on device|[^\\n]*Disk quota exceeded",
      "a disk is full: free space where the output, hadoop.tmp.dir and java.io.tmpdir are"),
  LOCAL_PERMISSION(
      "[^\\n]*\\(Permission denied\\)|java\\.nio\\.file\\.AccessDeniedException: [^\\n]*",
      "this user may not use that place: name another, or allow it (chmod)"),
  READ_ONLY(
      "[^\\n]*Read-only file system\\)?|Mkdirs failed to create \\S+",
      "name a place that this user can write, for the output and for hadoop.tmp.dir"),
  EXPIRED_TOKEN(
      "token \\([^)]*\\) (?:can't be found in cache|is expired)[^\\n]*"
          + "|\\S* ?[Tt]oken [^\\n]*(?:has expired|is expired|is not valid)[^\\n]*",
      "log in again (kinit), and start the run without the old token (HADOOP_TOKEN_FILE_LOCATION)"),
  NO_TICKET(
      "Failed to find any Kerberos tgt|Server asks us to fall back to SIMPLE auth[^\\n]*"
          + "|Client cannot authenticate via:\\[[^\\]]*\\]",
      "log in to the cluster (kinit; klist shows whether a ticket has ended)"),
  NOBODY(
      "invalid null input: name",
      "this process runs as a user id without a name: add the user to /etc/passwd"),
  UNKNOWN_HOST(
      "(?:destination host is: \\(?\"|UnknownHostException: (?!Invalid))(?<what>[^\\s;\"]+)",
      "no host of that name is known: see fs.defaultFS, yarn.resourcemanager.hostname and the"
          + " paths named"),
  UNREACHABLE(
      "(?:Call )?From \\S+ to (?<what>\\S+) failed on [^\\n]*?Exception: (?<more>[^;\\n]*)",
      "no server answers there: see whether it runs, and whether this machine can reach it");

  /** What a stack trace has before a message: names of classes. */
  private static final Pattern CLASS =
      Pattern.compile(
          "^(?:(?:Caused by|Error): )?"
              + "(?:(?:[\\w$]+\\.)*[\\w$]+(?:Exception|Error)(?:\\([\\w$.]+\\))?: )+");

  private final Pattern words;
  private final String remedy;

  KnownFault(String words, String remedy) {
    this.words = Pattern.compile(words);
    this.remedy = remedy;
  }

  /**
   * Cause and remedy in one line, if a known fault is told in {@code text}: messages or stack
   * traces, one or many lines.
   */
  public static Optional<String> line(String text) {
    return Arrays.stream(values())
        .flatMap(fault -> fault.cause(text).map(cause -> cause + "; " + fault.remedy).stream())
        .findFirst();
  }

  /** The cause alone, if {@code text} tells of this fault. */
  Optional<String> cause(String text) {
    Matcher found = words.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    String what = group(found, "what").orElse(found.group()).strip();
    String more = group(found, "more").map(rest -> " (" + rest.strip() + ")").orElse("");
    return Optional.of(CLASS.matcher(what).replaceFirst("").replaceFirst("\\.$", "") + more);
  }

  private static Optional<String> group(Matcher found, String name) {
    try {
      return Optional.ofNullable(found.group(name));
    } catch (IllegalArgumentException e) { // this pattern has no such group
      return Optional.empty();
    }
  }
}

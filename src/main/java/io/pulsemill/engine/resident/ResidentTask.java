package io.pulsemill.engine.resident;

import io.pulsemill.engine.Parallel;
import io.pulsemill.engine.RowSource;
import io.pulsemill.job.JobSettings;
import io.pulsemill.timing.Ticker;
import java.io.DataInput;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.security.TokenCache;
import org.apache.hadoop.mapreduce.security.token.JobTokenIdentifier;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.api.ApplicationConstants.Environment;

/** A task attempt of a job whose tasks stay: its identity and its run. */
final class ResidentTask {
  /** An attempt leads anew when another one led between. */
  private static final int MAX_TERMS = 1000;

  private final TaskAttemptContext context;
  private final GangFolder folder;
  private final RunPlan plan;

  ResidentTask(TaskAttemptContext context) throws IOException {
    this.context = context;
    folder = GangFolder.of(context.getConfiguration());
    plan = folder.read(GangFolder.PLAN, RunPlan::read);
    if (plan == null) {
      throw new IOException(
          "%s is gone, and the driver of this run with it".formatted(folder.file(GangFolder.PLAN)));
    }
  }

  Configuration conf() {
    return context.getConfiguration();
  }

  GangFolder folder() {
    return folder;
  }

  RunPlan plan() {
    return plan;
  }

  /** How many there are: the map tasks of a resident job, the reduce tasks of a features job. */
  int members() {
    return reduces() ? conf().getInt(MRJobConfig.NUM_REDUCES, 1) : plan.members();
  }

  /** Whether it makes the rows itself, as a reduce task of a features job. */
  boolean reduces() {
    return context.getTaskAttemptID().getTaskType() == TaskType.REDUCE;
  }

  /** Its part in the gang, with rows from {@code source}. */
  Member member(RowSource source, Parallel threads, Ticker ticker) {
    return new Member(
        number(),
        plan,
        source,
        threads,
        MessageLimit.of(conf(), members()),
        GangRpc.roads(this::token, conf()),
        MemberTimes.of(members(), toReturn()),
        this::progress,
        ticker);
  }

  /**
   * The gang that this attempt leads.
   *
   * @param term how often it has led before
   */
  Gang gang(int term, Ticker ticker) throws IOException {
    return new Gang(
        members(),
        new GangTimes(toForm(), toReturn(), GangServer.PATIENCE),
        attemptNumber() * MAX_TERMS + term,
        FanIn.of(plan, members(), conf()),
        ticker);
  }

  /** Lets others bring their sums to {@code branch}; null if none ever will, or none can. */
  GangServer serve(Branch branch) {
    if (first() || !FanIn.mayBeTree(members(), conf())) {
      return null;
    }
    try {
      return GangServer.start(branch, host(), token(), conf());
    } catch (IOException e) { // no port is left, for example
      status("no children: " + e.getMessage());
      return null;
    }
  }

  /** Cores that YARN granted this task. */
  int cores() {
    return conf().getInt(reduces() ? MRJobConfig.REDUCE_CPU_VCORES : MRJobConfig.MAP_CPU_VCORES, 1);
  }

  /** From 0. */
  int number() {
    return context.getTaskAttemptID().getTaskID().getId();
  }

  String job() {
    return context.getJobID().toString();
  }

  String attempt() {
    return context.getTaskAttemptID().toString();
  }

  /** Whether this is an attempt at task 0. */
  boolean first() {
    return number() == 0;
  }

  /** The number of this attempt among those of its task. */
  int attemptNumber() {
    return context.getTaskAttemptID().getId();
  }

  /**
   * The job's own; within one JVM the one in the run's folder, which is its owner's alone. A task
   * of an uber job gets none, nor does it need any: whoever is alone has one that nobody else
   * knows.
   */
  Token<JobTokenIdentifier> token() throws IOException {
    Token<JobTokenIdentifier> token =
        JobSettings.isLocal(conf())
            ? folder.read(GangFolder.TOKEN, ResidentTask::readToken)
            : TokenCache.getJobToken(context.getCredentials());
    if (token == null && members() == 1) {
      return GangJob.newToken(folder);
    }
    if (token == null) {
      throw new IOException("Job %s has no token: its tasks cannot authenticate".formatted(job()));
    }
    return token;
  }

  private static Token<JobTokenIdentifier> readToken(DataInput in) throws IOException {
    Token<JobTokenIdentifier> token = new Token<>();
    token.readFields(in);
    return token;
  }

  /**
   * The name under which others reach this machine; of a job within one JVM, the loopback address.
   */
  String host() {
    String node = System.getenv(Environment.NM_HOST.name());
    return node == null ? InetAddress.getLoopbackAddress().getHostAddress() : node;
  }

  TaskAddress address(int port) {
    return new TaskAddress(host(), port, attempt());
  }

  /** Where task 0 listens; null before it does. */
  TaskAddress leader() throws IOException {
    return folder.read(GangFolder.ADDRESS, TaskAddress::read);
  }

  /** Whether the statistics are still to be taken. */
  boolean needsStatistics() {
    try {
      return !folder.has(GangFolder.STATISTICS);
    } catch (IOException e) {
      return true; // taken in vain at worst
    }
  }

  /** How long to wait for all members to come; for the first time, or again. */
  Duration toForm() throws IOException {
    return folder.has(GangFolder.FORMED) ? toReturn() : plan.gangTimeout();
  }

  /** How long a member may be silent: until its stall is noticed, and then to be replaced. */
  Duration toReturn() {
    return plan.gangTimeout()
        .plusMillis(conf().getLong(MRJobConfig.TASK_TIMEOUT, RunPlan.STALL_MILLIS));
  }

  /** Reports to MapReduce that this attempt is alive. */
  void progress() {
    context.progress();
  }

  void status(String line) {
    context.setStatus(line);
  }
}

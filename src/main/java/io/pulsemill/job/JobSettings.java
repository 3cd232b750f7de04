package io.pulsemill.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.MRConfig;

/**
 * Settings that all our jobs share. What a user or an administrator has set stays; only Hadoop's
 * own defaults are replaced. What each one buys was measured: docs/cluster.md.
 */
public final class JobSettings {
  /** How often a driver asks its job whether it is done, milliseconds. */
  static final String POLL = "mapreduce.client.completion.pollinterval";

  private static final String UBER = "mapreduce.job.ubertask.enable";
  private static final long USUAL_BLOCK = 128L << 20;
  private static final String MASTER_OPTIONS = "yarn.app.mapreduce.am.command-opts";
  private static final String MAP_OPTIONS = "mapreduce.map.java.opts";
  private static final String REDUCE_OPTIONS = "mapreduce.reduce.java.opts";

  /** Compilers and collectors for servers cost a short-lived JVM more than they save. */
  private static final String SERIAL = "-XX:+UseSerialGC";

  private static final String FIRST_TIER = " -XX:TieredStopAtLevel=1";

  /** Fraction of an ApplicationMaster's container that is heap; the rest is for the JVM itself. */
  private static final double HEAP = 0.75;

  private JobSettings() {}

  /** A copy of {@code conf} for one job. */
  public static Configuration of(Configuration conf) {
    Configuration job = new Configuration(conf);
    // Algorithm 2, the default, publishes a task's files before the job commits: never.
    job.setInt("mapreduce.fileoutputcommitter.algorithm.version", 1);
    (isLocal(conf) ? local() : cluster(conf)).forEach((key, value) -> prefer(job, key, value));
    return job;
  }

  /** Tasks whose work the second compiler would hardly speed up before they end. */
  public static void firstTierInTasks(Configuration job) {
    for (String key : List.of(MAP_OPTIONS, REDUCE_OPTIONS)) {
      if (SERIAL.equals(job.get(key))) { // as we set it
        job.set(key, SERIAL + FIRST_TIER, "pulsemill");
      }
    }
  }

  /**
   * A second ApplicationMaster of what may be an uber job does all tasks anew. Hadoop 3.5.0 would
   * keep the maps that the first one finished and then fail the reduce task, for which it counts
   * only maps of its own ({@code LocalContainerLauncher}).
   *
   * @param bytes of input
   */
  public static void startOverInUberJobs(Configuration job, long bytes) {
    if (!isLocal(job) && fitsUberJob(job, bytes)) {
      prefer(job, "yarn.app.mapreduce.am.job.recovery.enable", "false");
    }
  }

  /** An ApplicationMaster that runs tasks itself. */
  public static void bothTiersInUberJobs(Configuration job) {
    String options = job.get(MASTER_OPTIONS, "");
    if (options.endsWith(SERIAL + FIRST_TIER)) { // as we set it
      job.set(MASTER_OPTIONS, options.replace(FIRST_TIER, ""), "pulsemill");
    }
  }

  /** True if jobs run inside this JVM. */
  public static boolean isLocal(Configuration conf) {
    return MRConfig.LOCAL_FRAMEWORK_NAME.equals(
        conf.get(MRConfig.FRAMEWORK_NAME, MRConfig.LOCAL_FRAMEWORK_NAME));
  }

  /**
   * Hadoop's own condition for an uber job, as far as {@code bytes} of input decide it. Without a
   * cluster, it is answered for one that has our settings.
   */
  public static boolean fitsUberJob(Configuration conf, long bytes) {
    long block = conf.getLongBytes("dfs.blocksize", USUAL_BLOCK);
    return bytes <= conf.getLong("mapreduce.job.ubertask.maxbytes", block)
        && (isLocal(conf) || of(conf).getBoolean(UBER, false));
  }

  private static Map<String, String> local() {
    Map<String, String> settings = common();
    settings.put(POLL, "20"); // 5000
    settings.put("mapreduce.client.libjars.wildcard", "false"); // it links lib/*, literally
    String cores = String.valueOf(Runtime.getRuntime().availableProcessors());
    settings.put("mapreduce.local.map.tasks.maximum", cores);
    settings.put("mapreduce.local.reduce.tasks.maximum", cores);
    return settings;
  }

  private static Map<String, String> cluster(Configuration conf) {
    Map<String, String> settings = common();
    settings.put(POLL, "50"); // 5000: half of it is lost at the end of each job
    // A job that fits one container runs as an uber job: no task JVMs.
    settings.put(UBER, "true");
    // The AM requests containers, and unregisters, at the pace of its heartbeat (1000 ms).
    settings.put("yarn.app.mapreduce.am.scheduler.heartbeat.interval-ms", "100");
    // Ten copies of the files of a job that lives for seconds are too many.
    settings.put("mapreduce.client.submit.file.replication", conf.get("dfs.replication", "3"));
    // The whole heap from the start: growing it takes collections.
    int heap = (int) (HEAP * conf.getInt("yarn.app.mapreduce.am.resource.mb", 1536));
    settings.put(
        MASTER_OPTIONS,
        "-Xms%dm -Xmx%dm -XX:MetaspaceSize=128m %s%s".formatted(heap, heap, SERIAL, FIRST_TIER));
    // Reducers that wait for maps would hold the slots that maps wait for.
    settings.put("mapreduce.job.reduce.slowstart.completedmaps", "0.8");
    if (isDefault(conf, "mapred.child.java.opts")) { // the older key, for maps and reduces at once
      settings.put(MAP_OPTIONS, SERIAL);
      settings.put(REDUCE_OPTIONS, SERIAL);
    }
    return settings;
  }

  /** A speculative attempt of a short task costs more than a slow host. */
  private static Map<String, String> common() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("mapreduce.map.speculative", "false");
    settings.put("mapreduce.reduce.speculative", "false");
    return settings;
  }

  /** Sets a key if {@link #isDefault}. */
  public static void prefer(Configuration job, String key, String value) {
    if (isDefault(job, key)) {
      job.set(key, value, "pulsemill");
    }
  }

  /** Whether only Hadoop's own {@code *-default.xml} has set a key. */
  public static boolean isDefault(Configuration conf, String key) {
    String[] sources = conf.getPropertySources(key);
    return sources == null
        || sources.length == 0
        || sources[sources.length - 1].endsWith("-default.xml");
  }
}

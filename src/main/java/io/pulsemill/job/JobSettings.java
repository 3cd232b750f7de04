package io.pulsemill.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.MRConfig;

/**
 * Settings every job of ours shares. What a user or an administrator has set stays; only Hadoop's
 * own defaults are replaced. What each one buys was measured: docs/cluster.md.
 */
public final class JobSettings {
  /** How often a driver asks its job whether it is done, milliseconds. */
  static final String POLL = "mapreduce.client.completion.pollinterval";

  /** Part of a master's container that is heap; the rest is for the JVM itself. */
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

  /** True where jobs run inside this JVM. */
  public static boolean isLocal(Configuration conf) {
    return MRConfig.LOCAL_FRAMEWORK_NAME.equals(
        conf.get(MRConfig.FRAMEWORK_NAME, MRConfig.LOCAL_FRAMEWORK_NAME));
  }

  private static Map<String, String> local() {
    Map<String, String> settings = both();
    settings.put(POLL, "20"); // 5000
    settings.put("mapreduce.client.libjars.wildcard", "false"); // it links lib/*, literally
    String cores = String.valueOf(Runtime.getRuntime().availableProcessors());
    settings.put("mapreduce.local.map.tasks.maximum", cores);
    settings.put("mapreduce.local.reduce.tasks.maximum", cores);
    return settings;
  }

  private static Map<String, String> cluster(Configuration conf) {
    Map<String, String> settings = both();
    settings.put(POLL, "50"); // 5000: half of it is lost at the end of each job
    // A job that fits one container runs in its master: no task JVMs.
    settings.put("mapreduce.job.ubertask.enable", "true");
    // The master asks for containers, and says goodbye, at the pace of its heartbeat (1000 ms).
    settings.put("yarn.app.mapreduce.am.scheduler.heartbeat.interval-ms", "100");
    // Ten copies of the files of a job that lives for seconds are too many.
    settings.put("mapreduce.client.submit.file.replication", conf.get("dfs.replication", "3"));
    // Compilers and collectors for servers cost a short-lived JVM more than they save.
    // The whole heap from the start: growing it takes collections.
    int heap = (int) (HEAP * conf.getInt("yarn.app.mapreduce.am.resource.mb", 1536));
    settings.put(
        "yarn.app.mapreduce.am.command-opts",
        "-Xms%dm -Xmx%dm -XX:MetaspaceSize=128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
            .formatted(heap, heap));
    if (isDefault(conf, "mapred.child.java.opts")) { // the older key, for maps and reduces at once
      settings.put("mapreduce.map.java.opts", "-XX:+UseSerialGC");
      settings.put("mapreduce.reduce.java.opts", "-XX:+UseSerialGC");
    }
    return settings;
  }

  /** A twin of a task of seconds costs more than a slow host. */
  private static Map<String, String> both() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("mapreduce.map.speculative", "false");
    settings.put("mapreduce.reduce.speculative", "false");
    return settings;
  }

  /** Sets a key where {@link #isDefault}. */
  public static void prefer(Configuration job, String key, String value) {
    if (isDefault(job, key)) {
      job.set(key, value, "pulsemill");
    }
  }

  /** Whether nobody but Hadoop's own {@code *-default.xml} has set a key. */
  public static boolean isDefault(Configuration conf, String key) {
    String[] sources = conf.getPropertySources(key);
    return sources == null
        || sources.length == 0
        || sources[sources.length - 1].endsWith("-default.xml");
  }
}

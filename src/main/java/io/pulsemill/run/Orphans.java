package io.pulsemill.run;

import io.pulsemill.job.JobSettings;
import io.pulsemill.job.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;

/**
 * Jobs that go on without the driver that submitted them. Each job has two YARN tags, of its run
 * and of its step. A class that starts no client of YARN unless there is a cluster and an earlier
 * driver.
 */
final class Orphans {
  private static final String TAGS = "mapreduce.job.tags";

  private final Configuration conf;
  private final String run;
  private final Progress progress;

  Orphans(Configuration conf, String run, Progress progress) {
    this.conf = conf;
    this.run = run;
    this.progress = progress;
  }

  /** The tag of a run's jobs; YARN has them in lower case. */
  private String tag() {
    return ("pulsemill-" + run).toLowerCase(Locale.ROOT);
  }

  private String tag(String step) {
    return tag() + "-" + step;
  }

  /** Jobs of this configuration are the run's. */
  void set(Configuration conf) {
    conf.setStrings(TAGS, with(conf, tag()));
  }

  /** This job is that of a step, which a next driver could use. */
  void set(Configuration job, String step) {
    job.setStrings(TAGS, with(job, tag(step)));
  }

  private static String[] with(Configuration conf, String tag) {
    String[] before = conf.getStrings(TAGS, new String[0]);
    String[] all = java.util.Arrays.copyOf(before, before.length + 1);
    all[before.length] = tag;
    return all;
  }

  /** Ends all that the run has left on the cluster, and waits until it has ended. */
  void kill() throws IOException {
    kill(false);
  }

  /** The same, but for jobs of steps whose result may be of use. */
  void killUseless() throws IOException {
    kill(true);
  }

  private void kill(boolean butSteps) throws IOException {
    if (!JobSettings.isLocal(conf)) {
      String steps = tag() + "-";
      TaggedApplications.kill(
          conf,
          tag(),
          tags -> butSteps && tags.stream().anyMatch(tag -> tag.startsWith(steps)),
          progress);
    }
  }

  /** The run's applications that are alive, of any user, one line each; none without a cluster. */
  List<String> alive() throws IOException {
    return JobSettings.isLocal(conf) ? List.of() : TaggedApplications.alive(conf, tag());
  }

  /** The job of a step, running or done, if an earlier driver submitted one that did not fail. */
  Optional<Job> find(String step) throws IOException {
    return JobSettings.isLocal(conf)
        ? Optional.empty()
        : TaggedApplications.find(conf, tag(step), progress);
  }
}

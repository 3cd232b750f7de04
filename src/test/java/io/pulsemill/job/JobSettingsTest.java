package io.pulsemill.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.junit.jupiter.api.Test;

class JobSettingsTest {
  private static final String UBER = "mapreduce.job.ubertask.enable";
  private static final String MASTER = "yarn.app.mapreduce.am.command-opts";
  private static final String MAP = "mapreduce.map.java.opts";
  private static final String COMMITTER = "mapreduce.fileoutputcommitter.algorithm.version";

  @Test
  void replacesHadoopsDefaultsOnACluster() {
    Configuration job = JobSettings.of(cluster());
    assertThat(job.getBoolean(UBER, false)).isTrue();
    assertThat(job.getBoolean("mapreduce.map.speculative", true)).isFalse();
    assertThat(job.getInt(JobSettings.POLL, 0)).isEqualTo(50);
    assertThat(job.get(MAP)).isEqualTo("-XX:+UseSerialGC");
  }

  @Test
  void leavesWhatAUserOrAnAdministratorHasSet() {
    Configuration conf = cluster();
    conf.setBoolean(UBER, false);
    conf.set(MASTER, "-Xmx1024m"); // the value of the default, but chosen
    conf.set(MAP, "-Xmx9g");
    Configuration job = JobSettings.of(conf);
    assertThat(job.getBoolean(UBER, true)).isFalse();
    assertThat(job.get(MASTER)).isEqualTo("-Xmx1024m");
    assertThat(job.get(MAP)).isEqualTo("-Xmx9g");
  }

  @Test
  void doesNotHideTheOlderKeyOfTaskOptions() {
    Configuration conf = cluster();
    conf.set("mapred.child.java.opts", "-Xmx3g");
    Configuration job = JobSettings.of(conf);
    assertThat(job.get(MAP)).isNull();
    assertThat(job.get("mapreduce.reduce.java.opts")).isNull();
  }

  @Test
  void fitsTheMastersHeapIntoItsContainer() {
    Configuration conf = cluster();
    conf.setInt("yarn.app.mapreduce.am.resource.mb", 2000);
    assertThat(JobSettings.of(conf).get(MASTER)).startsWith("-Xms1500m -Xmx1500m ");
  }

  @Test
  void neverCommitsWithAlgorithm2() {
    Configuration conf = cluster();
    conf.setInt(COMMITTER, 2);
    assertThat(JobSettings.of(conf).getInt(COMMITTER, 0)).isEqualTo(1);
  }

  @Test
  void changesNothingOfTheConfigurationItIsGiven() {
    Configuration conf = cluster();
    JobSettings.of(conf);
    assertThat(conf.getBoolean(UBER, true)).isFalse();
  }

  @Test
  void leavesTheMasterAloneWhereJobsRunInThisJvm() {
    Configuration job = JobSettings.of(new JobConf());
    assertThat(job.getBoolean(UBER, true)).isFalse();
    assertThat(job.getInt(JobSettings.POLL, 0)).isEqualTo(20);
  }

  private static Configuration cluster() {
    Configuration conf = new JobConf(); // with MapReduce's defaults
    conf.set("mapreduce.framework.name", "yarn");
    return conf;
  }

  @Test
  void aSecondMasterOfAnUberJobStartsOver() {
    String recovery = "yarn.app.mapreduce.am.job.recovery.enable";
    Configuration conf = new Configuration();
    conf.set("mapreduce.framework.name", "yarn");
    Configuration large = JobSettings.of(conf);
    JobSettings.startOverInUberJobs(large, Long.MAX_VALUE);
    assertThat(large.getBoolean(recovery, true)).isTrue();

    Configuration small = JobSettings.of(conf);
    JobSettings.startOverInUberJobs(small, 1);
    assertThat(small.getBoolean(recovery, true)).isFalse();
  }
}

package io.pulsemill.run;

import io.pulsemill.job.Progress;
import io.pulsemill.job.YarnQuestion;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Cluster;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TypeConverter;
import org.apache.hadoop.yarn.api.protocolrecords.ApplicationsRequestScope;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** Applications of a cluster by their tag. */
final class TaggedApplications {
  private static final EnumSet<YarnApplicationState> ALIVE =
      EnumSet.of(
          YarnApplicationState.NEW,
          YarnApplicationState.NEW_SAVING,
          YarnApplicationState.SUBMITTED,
          YarnApplicationState.ACCEPTED,
          YarnApplicationState.RUNNING);
  private static final long POLL_MILLIS = 200;

  private TaggedApplications() {}

  /**
   * Kills those that are alive; returns when the ResourceManager says that they have ended.
   *
   * @param spared by their tags
   */
  static void kill(Configuration conf, String tag, Predicate<Set<String>> spared, Progress progress)
      throws IOException {
    YarnQuestion.ask(
        conf,
        yarn -> {
          for (ApplicationReport orphan : useless(yarn, tag, spared)) {
            progress.say(
                "ending %s (%s), which an earlier driver of this run left"
                    .formatted(orphan.getApplicationId(), orphan.getName()));
            yarn.killApplication(orphan.getApplicationId());
          }
          while (!useless(yarn, tag, spared).isEmpty()) {
            pause();
          }
          return true;
        });
  }

  /** Those that are alive, of any user, one line each: id, name, state, percent, address. */
  static List<String> alive(Configuration conf, String tag) throws IOException {
    return YarnQuestion.ask(
        conf,
        yarn ->
            tagged(yarn, tag, ALIVE, ApplicationsRequestScope.ALL).stream()
                .map(
                    application ->
                        "%s: %s, %s, %.0f %%, %s"
                            .formatted(
                                application.getApplicationId(),
                                application.getName(),
                                application.getYarnApplicationState(),
                                100 * application.getProgress(),
                                application.getTrackingUrl()))
                .toList());
  }

  /** The latest that did not fail; empty too if its job is not known any more. */
  static Optional<Job> find(Configuration conf, String tag, Progress progress) throws IOException {
    Optional<ApplicationReport> latest =
        YarnQuestion.ask(
            conf,
            yarn ->
                tagged(yarn, tag, EnumSet.allOf(YarnApplicationState.class)).stream()
                    .filter(TaggedApplications::isOfUse)
                    .max(Comparator.comparing(ApplicationReport::getApplicationId)));
    if (latest.isEmpty()) {
      return Optional.empty();
    }
    ApplicationReport application = latest.get();
    try {
      Job job = new Cluster(conf).getJob(TypeConverter.fromYarn(application.getApplicationId()));
      if (job != null) {
        readConfiguration(job, conf);
      }
      return Optional.ofNullable(job);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (IOException e) {
      if (ALIVE.contains(application.getYarnApplicationState())) {
        throw e;
      }
      progress.warn(
          "what %s made is made again, as the job history does not answer: %s"
              .formatted(application.getApplicationId(), e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * A cluster's client looks for it among local files only, and says nothing if it is not there. It
   * is in the staging folder while the job runs, afterward in the history, in between nowhere.
   */
  private static void readConfiguration(Job job, Configuration conf) throws IOException {
    Path file = new Path(job.getJobFile());
    try (InputStream in = file.getFileSystem(conf).open(file)) {
      Configuration own = job.getConfiguration();
      own.addResource(in, file.getName());
      own.size(); // reads it now
    } catch (FileNotFoundException e) {
      return; // the job is about to end
    }
  }

  private static List<ApplicationReport> useless(
      YarnClient yarn, String tag, Predicate<Set<String>> spared)
      throws IOException, YarnException {
    return tagged(yarn, tag, ALIVE).stream()
        .filter(application -> !spared.test(application.getApplicationTags()))
        .toList();
  }

  private static boolean isOfUse(ApplicationReport application) {
    return ALIVE.contains(application.getYarnApplicationState())
        || application.getFinalApplicationStatus() == FinalApplicationStatus.SUCCEEDED;
  }

  private static List<ApplicationReport> tagged(
      YarnClient yarn, String tag, EnumSet<YarnApplicationState> states)
      throws IOException, YarnException {
    return tagged(yarn, tag, states, ApplicationsRequestScope.OWN);
  }

  private static List<ApplicationReport> tagged(
      YarnClient yarn,
      String tag,
      EnumSet<YarnApplicationState> states,
      ApplicationsRequestScope scope)
      throws IOException, YarnException {
    GetApplicationsRequest request = GetApplicationsRequest.newInstance(scope);
    request.setApplicationStates(states);
    request.setApplicationTags(Set.of(tag));
    return yarn.getApplications(request);
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static InterruptedIOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return (InterruptedIOException) new InterruptedIOException("Interrupted").initCause(e);
  }
}

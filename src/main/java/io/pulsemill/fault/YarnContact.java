package io.pulsemill.fault;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** Whether a ResourceManager answers, before the first job. */
public final class YarnContact {
  private YarnContact() {}

  /**
   * Returns once the ResourceManager answers.
   *
   * @param notice gets one line if there is something to wait for
   * @throws io.pulsemill.InputException if it does not within a minute
   */
  public static void await(Configuration conf, Consumer<String> notice) throws IOException {
    String server =
        "the ResourceManager "
            + conf.get(YarnConfiguration.RM_ADDRESS, YarnConfiguration.DEFAULT_RM_ADDRESS);
    new FirstContact(notice)
        .make(
            server,
            "answers",
            "start it, or set yarn.resourcemanager.hostname to where it runs",
            conf,
            YarnContact::problem);
  }

  private static Optional<FirstContact.Problem> problem(Configuration hasty) throws IOException {
    try (YarnClient yarn = YarnClient.createYarnClient()) {
      yarn.init(new YarnConfiguration(hasty));
      yarn.start();
      yarn.getYarnClusterMetrics();
      return Optional.empty();
    } catch (YarnException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}

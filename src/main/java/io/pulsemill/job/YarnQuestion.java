package io.pulsemill.job;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** A request of a driver to YARN beside its jobs. */
@FunctionalInterface
public interface YarnQuestion<T> {
  T ask(YarnClient yarn) throws IOException, YarnException;

  /** The answer, over a separate connection. */
  static <T> T ask(Configuration conf, YarnQuestion<T> question) throws IOException {
    try (YarnClient yarn = YarnClient.createYarnClient()) {
      yarn.init(new YarnConfiguration(conf));
      yarn.start();
      return question.ask(yarn);
    } catch (YarnException e) {
      throw new IOException("YARN does not answer: " + e.getMessage(), e);
    }
  }
}

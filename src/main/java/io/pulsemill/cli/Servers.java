package io.pulsemill.cli;

import io.pulsemill.fault.HdfsContact;
import io.pulsemill.fault.YarnContact;
import io.pulsemill.job.JobSettings;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The servers that a verb needs, each called before the verb begins. */
final class Servers {
  /** How options and parameters that name files are labeled. */
  private static final Set<String> FILES = Set.of("FILE", "DIR", "PATH", "MODEL", "TABLE");

  private static final Set<String> WRITTEN = Set.of("--output", "--record");
  private static final Path DEFAULT = new Path(".");

  private Servers() {}

  /**
   * Returns once all answer.
   *
   * @param arguments of the verb, with their values
   * @param runsJobs whether its work takes jobs, if there is a cluster
   * @param notice gets a line if there is something to wait for
   * @throws io.pulsemill.InputException if one does not within a minute
   */
  static void await(
      Configuration conf, List<ArgSpec> arguments, boolean runsJobs, Consumer<String> notice)
      throws IOException {
    boolean inPlace = arguments.stream().noneMatch(Servers::isOutput);
    for (ArgSpec argument : arguments) {
      boolean written = isOutput(argument) || (inPlace && argument.isPositional());
      for (String place : places(argument)) {
        HdfsContact.await(conf, path(place), written, notice);
      }
    }
    if (runsJobs && !JobSettings.isLocal(conf)) {
      HdfsContact.await(conf, DEFAULT, true, notice); // jobs are prepared there
      YarnContact.await(conf, notice);
    }
  }

  private static boolean isOutput(ArgSpec argument) {
    return argument instanceof OptionSpec option && WRITTEN.contains(option.longestName());
  }

  private static List<String> places(ArgSpec argument) {
    Object value = argument.getValue();
    if (value == null || !FILES.contains(argument.paramLabel().replace(",…", ""))) {
      return List.of();
    }
    return value instanceof List<?> all
        ? all.stream().map(String::valueOf).toList()
        : List.of(value.toString().split(","));
  }

  /** One that is not a path is refused by the verb. */
  private static Path path(String text) {
    try {
      return new Path(text);
    } catch (IllegalArgumentException e) {
      return DEFAULT;
    }
  }
}

package io.pulsemill.cli;

import java.util.Map;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Option defaults from the configuration: {@code --name} from the key {@code pulsemill.name}. */
final class OptionKeys implements IDefaultValueProvider {
  private static final String PREFIX = "pulsemill.";

  private final Configuration conf;

  OptionKeys(Configuration conf) {
    this.conf = conf;
  }

  @Override
  public String defaultValue(ArgSpec arg) {
    // A default of true would invert a flag: see switchOn.
    return arg instanceof OptionSpec option && !isFlag(option)
        ? conf.getTrimmed(key(option))
        : null;
  }

  /** Sets each flag of a verb, once it is parsed, whose key is true. */
  static void switchOn(Configuration conf, CommandSpec verb) {
    for (OptionSpec option : verb.options()) {
      if (isFlag(option) && Boolean.parseBoolean(conf.getTrimmed(key(option)))) {
        option.setValue(true);
      }
    }
  }

  /**
   * An unknown key is probably a typo.
   *
   * @throws UsageException naming it
   */
  static void refuseUnknown(Configuration conf, CommandLine commands) {
    TreeSet<String> known = new TreeSet<>();
    for (CommandLine verb : commands.getSubcommands().values()) {
      for (OptionSpec option : verb.getCommandSpec().options()) {
        if (!option.usageHelp() && !option.versionHelp() && !option.hidden()) {
          known.add(key(option));
          checkFlag(conf, option);
        }
      }
    }
    for (Map.Entry<String, String> entry : conf.getPropsWithPrefix(PREFIX).entrySet()) {
      if (!known.contains(PREFIX + entry.getKey())) {
        throw new UsageException(
            "Unknown key '%s%s'; expected pulsemill.NAME with NAME an option of a verb"
                .formatted(PREFIX, entry.getKey()));
      }
    }
  }

  private static void checkFlag(Configuration conf, OptionSpec option) {
    String value = conf.getTrimmed(key(option));
    if (isFlag(option) && value != null && !value.matches("(?i)true|false")) {
      throw new UsageException(
          "Key %s: expected true or false but found '%s'".formatted(key(option), value));
    }
  }

  private static boolean isFlag(OptionSpec option) {
    return option.arity().max() == 0 && !option.usageHelp() && !option.versionHelp();
  }

  private static String key(OptionSpec option) {
    return PREFIX + option.longestName().replaceFirst("^-+", "");
  }
}

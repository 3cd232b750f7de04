package io.pulsemill.cli;

import java.util.Map;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
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
    // A flag's default would turn its meaning round; Verb reads those keys itself.
    return arg instanceof OptionSpec option && option.arity().max() > 0
        ? conf.getTrimmed(key(option))
        : null;
  }

  /** The key of a flag. */
  static boolean flag(Configuration conf, String name) {
    return Boolean.parseBoolean(conf.getTrimmed(PREFIX + name));
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
    if (option.arity().max() == 0 && value != null && !value.matches("(?i)true|false")) {
      throw new UsageException(
          "Key %s: expected true or false but found '%s'".formatted(key(option), value));
    }
  }

  private static String key(OptionSpec option) {
    return PREFIX + option.longestName().replaceFirst("^-+", "");
  }
}

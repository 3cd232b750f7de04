package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OptionKeysTest {
  @ParameterizedTest
  @CsvSource({
    "true, --quiet, true",
    "true, --verify, true",
    "TRUE, --quiet, true",
    "false, --verify, true",
    "false, --quiet, false"
  })
  void aFlagIsSetByItsKeyOrByItself(String key, String flag, boolean set) {
    Configuration conf = new Configuration(false);
    conf.set("pulsemill.verify", key);
    CommandLine program = EveryOption.program(conf);
    program.parseArgs("seal", flag, "FILE");
    CommandLine seal = program.getSubcommands().get("seal");
    OptionKeys.switchOn(conf, seal.getCommandSpec());

    assertThat(seal.getCommandSpec().findOption("--verify").<Boolean>getValue()).isEqualTo(set);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pulsemill.tolerence|1|Unknown key 'pulsemill.tolerence'; expected pulsemill.NAME with NAME an option of a verb",
        "pulsemill.check|true|Unknown key 'pulsemill.check'; expected pulsemill.NAME with NAME an option of a verb",
        "pulsemill.quiet|yes|Key pulsemill.quiet: expected true or false but found 'yes'"
      })
  void aKeyThatCannotBeMeantIsRefused(String key, String value, String message) {
    Configuration conf = new Configuration(false);
    conf.set(key, value);

    assertThatThrownBy(() -> OptionKeys.refuseUnknown(conf, EveryOption.program(conf)))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void anOptionWinsOverItsKey() {
    Configuration conf = new Configuration(false);
    conf.set("pulsemill.seed", "7");
    CommandLine program = EveryOption.program(conf);
    program.parseArgs("simulate", "--output=o", "--seed=8");

    CommandLine simulate = program.getSubcommands().get("simulate");
    assertThat(simulate.getCommandSpec().findOption("--seed").<Long>getValue()).isEqualTo(8);
  }
}

package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

class OptionRangesTest {
  @SuppressWarnings("unused") // its fields are read by picocli
  @Command(name = "numbers")
  private static final class Numbers {
    @Range(min = 0, above = true, max = 1)
    @Option(names = "--share", description = "Share.")
    private double share = 1;

    @Range(min = 1)
    @Option(names = "--counts", split = ",", description = "Counts.")
    private List<Long> counts;

    @Range(min = -2, max = 1 << 20)
    @Option(names = "--level", description = "Level.")
    private Integer level;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--share=1",
        "--share=1e-300",
        "--counts=1,9223372036854775807",
        "--level=-2",
        "--level=1048576"
      })
  void bothEndsAreTaken(String option) {
    OptionRanges.check(parsed(option).getCommandSpec());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--share=0|--share: expected above 0, up to 1 but found 0",
        "--share=1.5|--share: expected above 0, up to 1 but found 1.5",
        "--share=NaN|--share: expected above 0, up to 1 but found NaN",
        "--counts=3,0|--counts: expected 1 or more but found 0",
        "--level=-3|--level: expected -2 to 1,048,576 but found -3"
      })
  void whatIsOutsideIsRefused(String option, String message) {
    CommandLine numbers = parsed(option);

    assertThatThrownBy(() -> OptionRanges.check(numbers.getCommandSpec()))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void helpShowsTheRange() {
    CommandLine numbers = parsed();
    OptionRanges.show(numbers.getCommandSpec());

    assertThat(numbers.getUsageMessage(Ansi.OFF).lines().map(String::strip))
        .contains("Range: above 0, up to 1", "Range: 1 or more", "Range: -2 to 1,048,576");
  }

  private static CommandLine parsed(String... options) {
    CommandLine numbers = new CommandLine(new Numbers());
    numbers.parseArgs(options);
    return numbers;
  }
}

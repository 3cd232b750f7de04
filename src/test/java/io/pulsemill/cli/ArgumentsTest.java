package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  @Test
  void hadoopsOptionsMayAppearAnywhereAndOursKeepTheirOrder() {
    Arguments arguments =
        Arguments.split(
            "-D", "a=1", "train", "--table", "t", "-files", "f", "--files", "3", "-Db=2", "-l");

    assertThat(arguments.generic()).containsExactly("-D", "a=1", "-files", "f", "-D", "b=2");
    assertThat(arguments.own()).containsExactly("train", "--table", "t", "--files", "3", "-l");
  }

  @ParameterizedTest
  @CsvSource({
    "train -D, -D: expected a value but found none",
    "-Dkey train, -D: expected key=value but found 'key'",
    "-D =1 train, -D: expected key=value but found '=1'",
    "-conf /missing.xml train, -conf: file '/missing.xml' cannot be read"
  })
  void whatHadoopWouldDropIsRefused(String line, String message) {
    assertThatThrownBy(() -> Arguments.split(line.split(" ")))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }
}

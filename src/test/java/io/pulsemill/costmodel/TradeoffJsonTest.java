package io.pulsemill.costmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.optimize.OptimizerKind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** tradeoff.json. */
class TradeoffJsonTest {
  private static final Tradeoff TRADEOFF =
      new Tradeoff(
          Map.of("pulsemill", "1"),
          Map.of("repeats", 3),
          new Machines(2, true, 2, 3),
          SyntheticRuns.TABLE,
          SyntheticRuns.of(EngineKind.LOCAL, Map.of(CostTerm.START, 1.5), () -> 1),
          List.of(new FailedRun(EngineKind.JOBS_UBER, null, OptimizerKind.GD, 1500, 2, "killed")));

  private static final String TEXT = TradeoffJson.write(TRADEOFF);

  /** The same of format 1. */
  private static final String UNSEALED =
      TEXT.replace("\"format\": 2", "\"format\": 1").replaceFirst(",\n  \"checksum\": .*", "");

  @Test
  void whatWasWrittenReadsBackAndWritesTheSame() {
    Tradeoff read = TradeoffJson.read(TEXT, "t");
    assertThat(read.model()).isEqualTo(TRADEOFF.model());
    assertThat(read.failed()).isEqualTo(TRADEOFF.failed());
    assertThat(read.runs()).hasSameSizeAs(TRADEOFF.runs());
    assertThat(TradeoffJson.write(read)).isEqualTo(TEXT).endsWith("}\n");
  }

  @Test
  void errorsNameExpectedFoundAndWhere() {
    refused(
        "\"format\": 1", "\"format\": 3", "t: format: expected at most 2, the newest this build");
    refused("\"cores\": 2", "\"cores\": 0", "t: where.cores: expected a whole number from 1 but");
    refused(
        "\"engine\": \"local\"", "\"engine\": \"spark\"", "t: runs[0].engine: expected an engine");
    refused("\"optimizer\"", "\"optimiser\"", "t: runs[0].optimizer: expected this key but found");
    refused(
        "\"optimizer\": \"newton\"",
        "\"optimizer\": \"adam\"",
        "t: runs[0].optimizer: expected an optimizer (newton, proximal-newton, lbfgs, gd) but found 'adam'");
    refused("\"compute\"", "\"think\"", "t: runs[0].parts: expected one of start, submit, ");
    refused("\"seconds\": 1.5", "\"seconds\": 0", "t: runs[0].seconds: expected seconds above 0");
    refused("{", "[", "t: expected JSON but found, at line");
  }

  private static void refused(String old, String changed, String message) {
    String text = UNSEALED.replaceFirst(Pattern.quote(old), changed);
    assertThat(text).isNotEqualTo(UNSEALED);
    assertThatThrownBy(() -> TradeoffJson.read(text, "t"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message);
  }
}

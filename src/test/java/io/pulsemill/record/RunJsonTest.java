package io.pulsemill.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.timing.PhaseTimes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunJsonTest {
  private static final JobTimeline TIMES =
      new JobTimeline(1, null, null, null, null, null, null, null, null, 2);

  private static final String TEXT = RunJson.write(run(1.5));

  @Test
  void whatWasWrittenReadsBackAndWritesTheSame() {
    assertThat(RunJson.write(RunJson.read(TEXT, "r"))).isEqualTo(TEXT).endsWith("}\n");
    assertThat(RunJson.read(TEXT, "r").settings())
        .containsEntry("seed", 12345)
        .containsEntry("l2", 0.5)
        .containsEntry("costs", null);
  }

  @Test
  void whatIsNullIsWrittenOnlyIfItIsUnknown() {
    assertThat(TEXT)
        .contains("\"costs\": null", "\"uber\": null", "\"maps\": null", "\"accepted\": null")
        .doesNotContain("inputs", "records", "reportUnavailable", "counters", "insteadOfResident");
  }

  /** An optimizer may overshoot. */
  @Test
  void aLossThatIsNotFiniteComesBack() {
    for (double loss : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Run read = RunJson.read(RunJson.write(run(loss)), "r");
      assertThat(read.training().get(0).passes().get(0).loss()).isEqualTo(Double.valueOf(loss));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"format\": 1 | \"format\": 3 | r: format: expected at most 2, the newest this build",
        "\"format\" | \"form\" | r: format: expected this key but found none",
        "\"loss\" | \"lose\" | r: training[0].passes[0].loss: expected this key but found none",
        "\"loss\": 1.5 | \"loss\": \"x\" | r: training[0].passes[0].loss: expected a finite number"
            + " but found \"x\"",
        "\"loss\": 1.5 | \"loss\": null | r: training[0].passes[0].loss: expected a finite number"
            + " but found null",
        "\"pass\": 1 | \"pass\": 1.5 | r: training[0].passes[0].pass: expected a whole number up",
        "\"engine\": \"local\" | \"engine\": 5 | r: training[0].engine: expected a string but found 5",
        "\"engine\": \"local\" | \"engine\": null | r: training[0].engine: expected a string but found",
        "\"uber\": null | \"uber\": \"no\" | r: jobs[0].uber: expected true or false but found \"no\"",
        "\"stages\": [ ] | \"stages\": 5 | r: stages: expected an array but found 5",
        "\"timeline\": { | \"timeline\": [], \"x\": { | r: jobs[0].timeline: expected an object but"
            + " found []",
        "\"parts\": { } | \"parts\": {\"think\": 1} | r: jobs[0].parts: expected one of start, submit,",
      })
  void aWrongFieldIsNamedWithWhatWasExpectedAndFound(String from, String to, String message) {
    String unsealed =
        TEXT.replace("\"format\": 2", "\"format\": 1").replaceFirst(",\n  \"checksum\": .*", "");
    assertThat(unsealed).contains(from);
    assertThatThrownBy(() -> RunJson.read(unsealed.replace(from, to), "r"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message)
        .message()
        .doesNotContain("\n");
  }

  private static Run run(double loss) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("seed", 12345);
    settings.put("l2", 0.5);
    settings.put("quiet", true);
    settings.put("costs", null);
    return new Run(
        Map.of("java", "17"),
        settings,
        null,
        null,
        List.of(
            new TrainingRun(
                "local",
                2,
                OptimizerKind.NEWTON,
                3,
                2,
                1,
                2,
                0,
                null,
                null,
                0.25,
                StopReason.GRADIENT_SMALL,
                List.of(new PassEntry(1, loss, 0.25, 0.5, null)),
                List.of())),
        List.of(),
        List.of(
            new JobEntry(
                "train",
                "pass-0001",
                "job_1",
                null,
                null,
                null,
                null,
                null,
                TIMES,
                PhaseTimes.ZERO,
                null,
                null,
                null,
                null,
                null,
                null)));
  }
}

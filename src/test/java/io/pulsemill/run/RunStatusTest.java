package io.pulsemill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.job.RunEvent;
import org.junit.jupiter.api.Test;

class RunStatusTest {
  private static final RunEvent.JobShare JOB =
      new RunEvent.JobShare("features", "job_1", 4, 0, null);
  private static final RunEvent.Pass PASS = new RunEvent.Pass(2, 100, 0.25, 1e-3, 4);

  @Test
  void itIsReadAsItWasWritten() {
    RunStatus status =
        RunStatus.START
            .after(new RunEvent.StageBegan("train"))
            .after(JOB)
            .after(new RunEvent.Predicted("jobs", 5, 10))
            .after(PASS);

    assertThat(RunStatus.read(RunStatus.START.json(), "it")).isEqualTo(RunStatus.START);
    assertThat(RunStatus.read(status.json(), "it")).isEqualTo(status);
  }

  @Test
  void aNewStageHasNothingOfTheOneBefore() {
    RunStatus status = RunStatus.START.after(JOB).after(PASS);
    RunStatus next = status.after(new RunEvent.StageBegan("evaluate"));

    assertThat(status.job()).isEqualTo(JOB);
    assertThat(status.pass()).isEqualTo(PASS);
    assertThat(next.stage()).isEqualTo("evaluate");
    assertThat(next.job()).isNull();
    assertThat(next.pass()).isNull();
  }

  @Test
  void halfOfOneIsRefused() {
    String json = RunStatus.START.json();
    assertThatThrownBy(() -> RunStatus.read(json.substring(0, json.length() / 2), "it"))
        .isInstanceOf(InputException.class);
  }
}

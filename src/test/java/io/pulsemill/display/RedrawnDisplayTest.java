package io.pulsemill.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.RunEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RedrawnDisplayTest {
  private static final String CLEAR = "\r\033[K";

  private final StringWriter screen = new StringWriter();
  private long nanos;
  private final RedrawnDisplay display =
      new RedrawnDisplay(new PrintWriter(screen), 70, () -> nanos);

  @Test
  void aJobIsRedrawnInPlaceWithTheTimeLeft() {
    display.event(new RunEvent.StageBegan("features"));
    seconds(30);
    display.event(new RunEvent.JobShare("features", "job_1", 40, 0, null));

    assertThat(drawn())
        .isEqualTo(
            CLEAR
                + "features  0:00"
                + CLEAR
                + "features  0:30  map 40 %  reduce 0 %  about 2:00 left");
  }

  @Test
  void aTrainingShowsPassesLossAndWhatTheCostModelExpects() {
    display.event(new RunEvent.StageBegan("train"));
    display.event(new RunEvent.Predicted("jobs", 5, 10));
    drawn();
    seconds(9);
    display.event(new RunEvent.Pass(2, 1_000_000, 0.25, 1e-3, 4));

    assertThat(drawn())
        .isEqualTo(CLEAR + "train  0:09  pass 2 of about 5  loss 0.250000  gradient 1.0e-03  0.25");
  }

  @Test
  void afterMorePassesThanExpectedNothingIsSaidOfTheRest() {
    display.event(new RunEvent.Predicted("local", 1, 1));
    drawn();
    display.event(new RunEvent.Pass(2, 10, 0.5, 0.1, 1));

    assertThat(drawn()).endsWith("pass 2  loss 0.500000  gradient 1.0e-01  0.00 M rows/s");
  }

  @Test
  void aStageThatHasEndedHasNoTimeLeft() {
    display.event(new RunEvent.StageBegan("features"));
    display.event(new RunEvent.JobShare("features", "job_1", 100, 0, null));
    drawn();
    display.event(new RunEvent.StageEnded("features", 7, 1));

    assertThat(drawn()).isEqualTo(CLEAR + "features  0:00");
  }

  @Test
  void linesThatStayAreAboveTheOneThatIsRedrawn() {
    display.event(new RunEvent.StageBegan("train"));
    drawn();
    display.warn("odd");
    display.say("so it is");
    display.error("failed");

    assertThat(drawn().replace("\r\n", "\n"))
        .isEqualTo(
            CLEAR
                + "warning: odd\n"
                + CLEAR
                + "train  0:00"
                + CLEAR
                + "so it is\n"
                + CLEAR
                + "train  0:00"
                + CLEAR
                + "failed\n");
  }

  @Test
  void nothingStaysOnTheScreen() {
    display.event(new RunEvent.StageBegan("train"));
    drawn();
    display.close();
    display.close();

    assertThat(drawn()).isEqualTo(CLEAR);
  }

  private void seconds(int seconds) {
    nanos += seconds * 1_000_000_000L;
  }

  private String drawn() {
    String drawn = screen.toString();
    screen.getBuffer().setLength(0);
    return drawn;
  }
}

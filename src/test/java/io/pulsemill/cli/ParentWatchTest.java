package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.measure.TrainingProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchTest {
  /** Says that it is there, and stays for longer than a test waits. */
  public static void main(String[] args) throws InterruptedException {
    ParentWatch.start();
    System.out.println("there");
    Thread.sleep(TimeUnit.MINUTES.toMillis(5));
  }

  @Test
  void endsWhenNobodyHoldsTheOtherEndOfItsInput() throws Exception {
    Process child = start(List.of("-D" + TrainingProcess.ENDS_WITH_PARENT + "=true"));
    try {
      assertThat(child.inputReader().readLine()).isEqualTo("there");
      assertThat(child.waitFor(1, TimeUnit.SECONDS)).isFalse();
      child.getOutputStream().close(); // as the system does for a process that was killed
      assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isEqualTo(143);
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void otherProgramsStayWhenTheirInputEnds() throws Exception {
    Process child = start(List.of());
    try {
      assertThat(child.inputReader().readLine()).isEqualTo("there");
      child.getOutputStream().close();
      assertThat(child.waitFor(2, TimeUnit.SECONDS)).isFalse();
    } finally {
      child.destroyForcibly();
    }
  }

  private static Process start(List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ParentWatchTest.class.getName()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}

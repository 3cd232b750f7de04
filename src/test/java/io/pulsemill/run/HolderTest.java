package io.pulsemill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whether the process that holds a lease has ended. */
class HolderTest {
  @Test
  void thisProcessIsHereAndAlive() {
    Holder here = Holder.here(7);
    assertThat(here.isHere()).isTrue();
    assertThat(here.hasEnded()).isFalse();
    assertThat(Holder.read(here.json(), "lease")).isEqualTo(here);
  }

  @Test
  void anotherProcessIsAliveUntilItEnds() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    Holder holder = Holder.of(7, process.toHandle());
    assertThat(holder.isHere()).isFalse();
    assertThat(holder.hasEnded()).isFalse();
    process.destroyForcibly().waitFor();
    assertThat(holder.hasEnded()).isTrue();
  }

  /** As in a container whose first process waits for none. */
  @Test
  void aProcessWhoseParentDoesNotWaitHasEnded() throws Exception {
    String leavesAChild = "sleep 0.1 & echo $!; exec sleep 60"; // sleep never waits for it
    Process parent = new ProcessBuilder("sh", "-c", leavesAChild).start();
    try {
      long pid = Long.parseLong(parent.inputReader().readLine());
      Holder child = Holder.of(7, ProcessHandle.of(pid).orElseThrow());
      for (int i = 0; i < 100 && !child.hasEnded(); i++) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      assertThat(ProcessHandle.of(pid)).as("it is still in the table").isPresent();
      assertThat(child.hasEnded()).isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void aProcessThatBeganLaterIsAnother() {
    Holder here = Holder.here(7);
    Holder earlier =
        new Holder(7, here.host(), here.process(), "a", "", here.machine(), here.started() - 1000);
    assertThat(earlier.hasEnded()).isTrue();
  }

  @Test
  void ofAnotherMachineNothingIsCertain() {
    Holder here = Holder.here(7);
    Holder elsewhere = new Holder(7, "there", Long.MAX_VALUE, "a", "", "another", here.started());
    assertThat(elsewhere.hasEnded()).isFalse();
    assertThat(elsewhere.isHere()).isFalse();
  }
}

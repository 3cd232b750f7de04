package io.pulsemill.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wires of 1,000 bytes per second, and a hop of a tenth of a second. */
class MachineTest {
  private static final double HOP = 0.1;
  private static final double EXACT = 1e-6;

  private final EventQueue events = new EventQueue();
  private final List<Double> arrivals = new ArrayList<>();

  private Machine machine() {
    return new Machine(events, new Cores(events, 1, 1), 1000);
  }

  private void send(Machine from, Machine to, double bytes) {
    from.send(to, bytes, HOP, () -> arrivals.add(events.seconds()));
  }

  private List<Double> arrivals() {
    while (events.step()) {
      // until all have arrived
    }
    return arrivals;
  }

  private static void assertSeconds(List<Double> found, double... expected) {
    assertThat(found).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found.get(i)).isCloseTo(expected[i], within(EXACT));
    }
  }

  @Test
  void aMessageTakesAHopAndItsBytes() {
    send(machine(), machine(), 500);
    assertSeconds(arrivals(), 0.6);
  }

  @Test
  void messagesToOneComeOneAfterTheOther() {
    Machine to = machine();
    send(machine(), to, 500);
    send(machine(), to, 500);
    assertSeconds(arrivals(), 0.6, 1.1);
  }

  @Test
  void messagesOfOneLeaveOneAfterTheOther() {
    Machine from = machine();
    send(from, machine(), 500);
    send(from, machine(), 500);
    assertSeconds(arrivals(), 0.6, 1.1);
  }

  @Test
  void messagesOfDifferentPairsDoNotWait() {
    send(machine(), machine(), 500);
    send(machine(), machine(), 500);
    assertSeconds(arrivals(), 0.6, 0.6);
  }

  @Test
  void withinAMachineNoWireIsUsed() {
    Machine one = machine();
    send(one, one, 500);
    assertSeconds(arrivals(), HOP);
  }

  @Test
  void messagesAreHandledOneAtATimeAndHeldUntilThen() {
    MessageLoop loop = new MessageLoop(new Cores(events, 4, 1));
    for (int i = 0; i < 3; i++) {
      loop.add(1, 100, () -> arrivals.add(events.seconds()));
    }
    assertSeconds(arrivals(), 1, 2, 3);
    assertThat(loop.mostBytes()).isEqualTo(300);
  }
}

package io.pulsemill.gang;

/** A gang: when it was granted what, and what it held in vain. */
final class SimulatedGang {
  private final SimulatedYarn yarn;
  private final SimulatedApp app;
  private final int free;
  private final int size;
  private final int submitted;
  private final int timeout;
  private final int runs;
  private final int[] grantedAt;
  private int gaveUp = -1;

  /**
   * @param timeout seconds from its submission, after which it gives up: the driver counts from
   *     there
   * @param runs seconds it holds all its containers once it has formed
   */
  SimulatedGang(SimulatedYarn yarn, Cell.Gang gang, int timeout, int runs) throws Exception {
    this.yarn = yarn;
    free = yarn.free(gang.queue(), gang.megabytes());
    size = gang.size() == Cell.Gang.AS_MANY_AS_FREE ? free : gang.size();
    this.timeout = timeout;
    this.runs = runs;
    submitted = yarn.now();
    grantedAt = new int[size];
    app = new SimulatedApp(yarn, gang.queue(), "gang", size, gang.megabytes());
  }

  /** Its master calls. */
  void second() throws Exception {
    if (app.over()) {
      return;
    }
    int before = granted();
    app.call();
    for (int i = before; i < granted(); i++) {
      grantedAt[i] = seconds();
    }
    if (formed() && seconds() >= last() + runs) {
      app.end();
    } else if (!formed() && seconds() >= timeout) {
      gaveUp = seconds();
      app.end();
    }
  }

  private int seconds() {
    return yarn.now() - submitted;
  }

  int size() {
    return size;
  }

  int granted() {
    return Math.min(size, app.granted());
  }

  boolean formed() {
    return granted() == size;
  }

  /** Nothing more will come of it. */
  boolean done() {
    return formed() || app.over();
  }

  /** Seconds from submission; less than 0 if it has not come to that. */
  int first() {
    return granted() > 0 ? grantedAt[0] : -1;
  }

  int median() {
    return granted() > (size - 1) / 2 ? grantedAt[(size - 1) / 2] : -1;
  }

  int last() {
    return formed() ? grantedAt[size - 1] : -1;
  }

  /** Seconds of containers that waited for the others. */
  long waited() {
    int end = formed() ? last() : gaveUp >= 0 ? gaveUp : seconds();
    long sum = 0;
    for (int i = 0; i < granted(); i++) {
      sum += end - grantedAt[i];
    }
    return sum;
  }

  /** Slots our driver would have found before it submitted. */
  int free() {
    return free;
  }

  /** Slots the master was told of before it asked. */
  long headroom() {
    return app.headroom() == null ? -1 : app.headroom().getMemorySize() / SimulatedYarn.MEGABYTES;
  }
}

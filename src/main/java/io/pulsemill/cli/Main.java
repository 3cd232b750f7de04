package io.pulsemill.cli;

/** The program: {@code VERB [-D key=value …] [options]}. */
public final class Main {
  private Main() {}

  /** Runs one verb and ends the JVM with its exit code: 0 done, 1 failed, 2 wrong usage. */
  public static void main(String[] args) {
    System.exit(2);
  }
}

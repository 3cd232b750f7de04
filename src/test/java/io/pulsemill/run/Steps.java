package io.pulsemill.run;

/** What happens at the steps of a driver on its file system; one before and one after each. */
interface Steps {
  /** Nothing. */
  Steps NONE = name -> {};

  /** Called before and after each step that changes anything; may throw or wait. */
  void at(String name) throws Crash;

  /** The process is gone: nobody may catch it. */
  final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String where) {
      super(where);
    }
  }
}

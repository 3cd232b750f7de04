package org.rapaio.jupyter.kernel.channels;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * In place of the kernel's own class of this name, which comes later on the class path. That one
 * allows its thread to run only after it has started it: a thread that looks first ends at once,
 * and the kernel never answers (4 of 16 starts on two cores). It also ends at a message that
 * arrives before the kernel is ready.
 */
public final class LoopThread extends Thread {
  private static final Logger LOG = Logger.getLogger(LoopThread.class.getName());

  private final long pause;
  private final Runnable body;
  private volatile boolean running = true;

  /** A thread that does {@code body} again and again, and pauses so many milliseconds between. */
  public LoopThread(String name, long pause, Runnable body) {
    super(name);
    this.pause = pause;
    this.body = body;
  }

  @Override
  public void run() {
    while (running) {
      try {
        body.run();
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (running) {
          LOG.log(Level.WARNING, getName() + ": a message was dropped", e);
        }
      }
    }
  }

  /** Ends it after what it does now. */
  public void shutdown() {
    running = false;
  }
}

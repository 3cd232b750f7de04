package io.pulsemill.fault;

import io.pulsemill.InputException;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.ipc.StandbyException;

/**
 * The first call of a run to a server. Nothing has been done yet: a server that does not answer, or
 * does not serve, ends the run within a minute and in words. Later calls go Hadoop's own way, which
 * retries for many minutes, so that a server may restart under a run.
 */
final class FirstContact {
  /** How long a run waits for a server before it has done anything. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  /** Also of a container that has stopped. */
  static final String UNKNOWN = "cannot be found: no host has its name";

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Set<String> ANSWERED = ConcurrentHashMap.newKeySet();

  private final Ticker ticker;
  private final Duration poll;
  private final Consumer<String> notice;

  /**
   * Why a server does not serve.
   *
   * @param what it does instead
   * @param remedy what helps if it goes on
   */
  record Problem(String what, String remedy) {}

  /** A call that is not retried. */
  @FunctionalInterface
  interface Call {
    /**
     * Why the server does not serve yet; empty if it does.
     *
     * @param hasty settings with which calls fail at once
     */
    Optional<Problem> problem(Configuration hasty) throws IOException;
  }

  /**
   * @param notice gets one line if there is something to wait for
   */
  FirstContact(Consumer<String> notice) {
    this(Ticker.SYSTEM, POLL, notice);
  }

  FirstContact(Ticker ticker, Duration poll, Consumer<String> notice) {
    this.ticker = ticker;
    this.poll = poll;
    this.notice = notice;
  }

  /**
   * Returns once the server serves; at once if it has answered the same question in this JVM.
   *
   * @param server as it is shown
   * @param question whether it does this
   * @param remedy what helps if it does not answer
   * @throws InputException if it does not serve within the limit
   */
  void make(String server, String question, String remedy, Configuration conf, Call call)
      throws IOException {
    if (ANSWERED.contains(server + question)) {
      return;
    }
    Configuration hasty = hasty(conf);
    Deadline end = Deadline.after(ticker, LIMIT);
    String said = "";
    Optional<Problem> found = ask(call, hasty, remedy);
    while (found.isPresent()) {
      Problem problem = found.get();
      if (end.passed()) {
        throw new InputException(
            "%s %s; waited %d s for it; %s, and run the same command again: nothing has been done"
                .formatted(server, problem.what, LIMIT.toSeconds(), problem.remedy));
      }
      if (!problem.what.equals(said)) {
        said = problem.what;
        notice.accept(
            "%s %s; waiting for it for at most %d s".formatted(server, said, LIMIT.toSeconds()));
      }
      pause();
      found = ask(call, hasty, remedy);
    }
    ANSWERED.add(server + question);
  }

  private static Optional<Problem> ask(Call call, Configuration hasty, String remedy)
      throws IOException {
    try {
      return call.problem(hasty);
    } catch (ConnectException | NoRouteToHostException | SocketTimeoutException e) {
      return Optional.of(new Problem("does not answer (" + reason(e) + ")", remedy));
    } catch (UnknownHostException e) {
      return Optional.of(new Problem(UNKNOWN, remedy));
    } catch (StandbyException e) {
      return Optional.of(new Problem("does not answer (none of its servers is active)", remedy));
    }
  }

  /** What Hadoop puts around it, names and a link, is left out. */
  private static String reason(IOException error) {
    Throwable innermost = error;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("").strip();
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(poll.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("Interrupted").initCause(e);
    }
  }

  /** Settings with which a call is tried once at each address, for seconds. */
  private static Configuration hasty(Configuration conf) {
    Configuration hasty = new Configuration(conf);
    hasty.setBoolean("dfs.client.retry.policy.enabled", false);
    hasty.setInt("dfs.client.failover.max.attempts", 1);
    hasty.setInt("ipc.client.connect.max.retries", 0);
    hasty.setInt("ipc.client.connect.max.retries.on.timeouts", 0);
    hasty.setInt("ipc.client.connect.timeout", 3000);
    hasty.setInt("ipc.client.rpc-timeout.ms", 10_000);
    hasty.setInt("yarn.resourcemanager.connect.retry-interval.ms", 1);
    hasty.setInt("yarn.resourcemanager.connect.max-wait.ms", 1);
    hasty.setInt("yarn.client.failover-max-attempts", 2);
    return hasty;
  }
}

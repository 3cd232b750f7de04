package io.pulsemill.fault;

import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reports that calls to a server are being retried. Hadoop's clients do that for many minutes and
 * only log it, below the level that is shown: their log is where it is picked up.
 *
 * <p>A server that answers within seconds is not reported: ApplicationMasters end after each job.
 */
public final class RetryNotices extends AppenderSkeleton implements AutoCloseable {
  /** Of retries before they are reported, and without any before they count as new. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  private static final Duration OVER = Duration.ofSeconds(30);

  /** Who logs retries: of connections, and of calls. */
  private static final List<String> LOGS =
      List.of("org.apache.hadoop.ipc.Client", "org.apache.hadoop.io.retry.RetryInvocationHandler");

  private static final Pattern CONNECTION =
      Pattern.compile("Retrying connect to server: (?<server>[^\\s/]+)\\S*\\. Already tried.*");
  private static final Pattern CALL =
      Pattern.compile(
          "(?s)(?<why>.*), while invoking \\S+ over (?<server>[^\\s/]+).*Retrying after.*");

  private final Consumer<String> notice;
  private final Ticker ticker;
  private final Map<String, Wait> waits = new HashMap<>();
  private final Map<Logger, Before> before = new HashMap<>();

  /** How a log was set. */
  private record Before(@Nullable Level level, Level effective, boolean additivity) {}

  /** Retries of calls to one server. */
  private static final class Wait {
    private final Deadline quiet;
    private Deadline over;
    private boolean reported;

    Wait(Ticker ticker) {
      quiet = Deadline.after(ticker, QUIET);
      over = Deadline.after(ticker, OVER);
    }
  }

  RetryNotices(Ticker ticker, Consumer<String> notice) {
    this.ticker = ticker;
    this.notice = notice;
  }

  /**
   * Reports from now on, until closed.
   *
   * @param notice gets a line for each server and time that it does not serve
   */
  public static RetryNotices watch(Consumer<String> notice) {
    RetryNotices notices = new RetryNotices(Ticker.SYSTEM, notice);
    for (String name : LOGS) {
      Logger log = Logger.getLogger(name);
      notices.before.put(
          log, new Before(log.getLevel(), log.getEffectiveLevel(), log.getAdditivity()));
      if (!log.isInfoEnabled()) {
        log.setLevel(Level.INFO);
        log.setAdditivity(false); // what was left out before is to go no further
      }
      log.addAppender(notices);
    }
    return notices;
  }

  @Override
  protected void append(LoggingEvent event) {
    String text = event.getRenderedMessage();
    Matcher connection = CONNECTION.matcher(text);
    Matcher call = CALL.matcher(text);
    if (connection.matches()) {
      retried(connection.group("server"), "does not answer");
    } else if (call.matches()) {
      retried(call.group("server"), why(call.group("why")));
    }
    if (event.getLogger() instanceof Logger log && !log.getAdditivity()) {
      Before was = before.get(log);
      if (was != null && event.getLevel().isGreaterOrEqual(was.effective)) {
        log.getParent().callAppenders(event);
      }
    }
  }

  /** A known fault without its remedy, which is to wait; else that no answer came. */
  private static String why(String text) {
    Optional<String> known = KnownFault.SAFE_MODE.cause(text);
    return known.isPresent() ? "is in safe mode, in which HDFS does not write" : "does not answer";
  }

  private void retried(String server, String why) {
    Wait wait = waits.get(server);
    if (wait == null || wait.over.passed()) {
      wait = new Wait(ticker);
      waits.put(server, wait);
    }
    wait.over = Deadline.after(ticker, OVER);
    if (!wait.reported && wait.quiet.passed()) {
      notice.accept("%s %s; trying again and again".formatted(server, why));
      wait.reported = true;
    }
  }

  @Override
  public void close() {
    before.forEach(
        (log, was) -> {
          log.removeAppender(this);
          log.setLevel(was.level);
          log.setAdditivity(was.additivity);
        });
  }

  @Override
  public boolean requiresLayout() {
    return false;
  }
}

package io.pulsemill.mini;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.log4j.FileAppender;
import org.apache.log4j.Logger;
import org.apache.log4j.PatternLayout;

/**
 * A {@link MiniCluster} as a process: writes the configuration for clients, reports in one line on
 * standard output that it is ready, and runs until its standard input ends or it is signaled. What
 * it does goes to standard error, Hadoop's log to a file in its work folder.
 *
 * <p>System property {@code pulsemill.mini.keep}: {@code true} leaves the work folder behind.
 */
public final class MiniClusterMain {
  private static final int BEFORE_FILE_SYSTEMS_CLOSE = 1000;
  private static final long PATIENCE_SECONDS = 60;

  private MiniClusterMain() {}

  /** Expects one argument: the folder for the configuration. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: MiniClusterMain CONFIGURATION_FOLDER");
      System.exit(2);
    }
    Path configuration = Path.of(args[0]).toAbsolutePath();
    Path parent = Files.createDirectories(ContainerClassPath.target().resolve("mini"));
    Path folder = Files.createTempDirectory(parent, "run-");
    Path log = folder.resolve("cluster.log");
    logTo(log);
    // Jetty and native libraries unpack themselves there.
    Path scratch = Files.createDirectories(folder.resolve("tmp"));
    System.setProperty("java.io.tmpdir", scratch.toString());
    System.err.println("mini cluster: starting HDFS and YARN; log in " + log);
    try {
      MiniCluster cluster = MiniCluster.start(folder, Boolean.getBoolean("pulsemill.mini.keep"));
      AtomicBoolean ended = new AtomicBoolean();
      Runnable end =
          () -> {
            if (ended.compareAndSet(false, true)) {
              end(cluster, configuration);
            }
          };
      ShutdownHookManager.get()
          .addShutdownHook(end, BEFORE_FILE_SYSTEMS_CLOSE, PATIENCE_SECONDS, TimeUnit.SECONDS);
      SiteFiles.write(cluster.configuration(), configuration);
      System.out.printf(
          "ready: HADOOP_CONF_DIR=%s; web pages: %s%n",
          configuration, String.join(" ", cluster.webPages()));
      System.out.flush();
      awaitEndOfInput();
      end.run();
      System.exit(0); // some of Hadoop's threads do not end by themselves
    } catch (IOException e) {
      System.err.println("mini cluster: " + e.getMessage() + "; log in " + log);
      System.exit(1);
    }
  }

  private static void end(MiniCluster cluster, Path configuration) {
    System.err.println("mini cluster: stopping");
    try {
      SiteFiles.delete(configuration);
      cluster.close();
    } catch (IOException e) {
      System.err.println("mini cluster: " + e.getMessage());
    }
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // what is said to it means nothing
    }
  }

  private static void logTo(Path file) throws IOException {
    Logger root = Logger.getRootLogger();
    root.removeAllAppenders();
    root.addAppender(new FileAppender(new PatternLayout("%d %p %c: %m%n"), file.toString()));
    root.setLevel(org.apache.log4j.Level.INFO);
    java.util.logging.Logger.getLogger("").setLevel(Level.OFF); // Jersey's own notices
  }
}

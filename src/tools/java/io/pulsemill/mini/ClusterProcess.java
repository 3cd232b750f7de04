package io.pulsemill.mini;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** A mini cluster in a JVM of its own, as a script starts it, and clients in theirs. */
public final class ClusterProcess implements AutoCloseable {
  private static final long PATIENCE_MINUTES = 3;
  private static final long POLL_MILLIS = 100;
  private static final Path TARGET = ContainerClassPath.target();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String OPENED = "java.base/java.lang=ALL-UNNAMED";

  private final Path folder;
  private final Process process;
  private final String ready;
  private final Path files;

  private ClusterProcess(Path folder, Process process, String ready) {
    this.folder = folder;
    this.process = process;
    this.ready = ready;
    files = Path.of(configuration().get("hadoop.tmp.dir")).getParent();
  }

  /** Starts one whose clients keep their files in {@code folder}; returns when it is ready. */
  public static ClusterProcess start(Path folder) throws IOException {
    List<String> command =
        List.of(
            JAVA,
            "-Xmx768m",
            "--add-opens",
            OPENED,
            "-cp",
            TARGET.resolve("test-classes") + ":" + classPath("class-path-mini"),
            MiniClusterMain.class.getName(),
            folder.resolve("conf").toString());
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("cluster.err").toFile()).start();
    BufferedReader out = process.inputReader(UTF_8);
    String ready = out.readLine();
    if (ready == null) {
      throw new IOException(Files.readString(folder.resolve("cluster.err")));
    }
    return new ClusterProcess(folder, process, ready);
  }

  /** What the cluster said when it was ready. */
  String ready() {
    return ready;
  }

  /** The processes it started that still run: containers and what they started. */
  public List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /** Returns once all containers have ended. */
  public void awaitNoChildren() throws InterruptedException {
    while (!children().isEmpty()) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** The cluster's own files, which are gone once it is closed. */
  public Path files() {
    return files;
  }

  /** What a client reads from the configuration folder. */
  public Configuration configuration() {
    Configuration conf = new YarnConfiguration();
    for (String name : List.of("core", "hdfs", "yarn", "mapred")) {
      conf.addResource(
          new org.apache.hadoop.fs.Path(folder.resolve("conf/" + name + "-site.xml").toUri()));
    }
    return conf;
  }

  /** Runs a verb on the cluster to its end. */
  public Client run(Object... words) throws IOException, InterruptedException {
    return Client.await(begin(words));
  }

  /** Begins a verb on the cluster. */
  public Client.Begun begin(Object... words) throws IOException {
    return client(folder.resolve("conf") + ":", words);
  }

  /** Runs a verb of the same jar on the local file system, without a cluster. */
  public Client runLocally(Object... words) throws IOException, InterruptedException {
    return Client.await(client("", words));
  }

  /** What {@code hadoop jar} does: a JVM with Hadoop's class path alone. */
  private Client.Begun client(String before, Object... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA,
                "-Xmx512m",
                "--add-opens",
                OPENED,
                "-cp",
                before + classPath("class-path-hadoop"),
                "org.apache.hadoop.util.RunJar",
                TARGET.resolve("pulsemill.jar").toString()));
    for (Object word : words) {
      command.add(String.valueOf(word));
    }
    return Client.begin(command, folder);
  }

  private static String classPath(String name) throws IOException {
    return Files.readString(TARGET.resolve(name)).strip();
  }

  /** Ends its standard input, as a script that ends does, and waits for it. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.onExit().get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("The mini cluster does not end", e);
    }
  }
}

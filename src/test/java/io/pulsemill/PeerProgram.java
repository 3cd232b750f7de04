package io.pulsemill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs a program of {@code src/test/peers} in a JVM of its own, with what {@code pom.xml} beside it
 * names on its class path. A machine where Maven cannot resolve that skips the test.
 */
public final class PeerProgram {
  private static final Path PEERS = Path.of("src/test/peers").toAbsolutePath();
  private static final Path BUILD = Path.of("target/peers").toAbsolutePath();
  private static final long MINUTES = 10;

  /** What Spark reaches into on Java 17. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar",
          "jdk.internal.ref");

  private PeerProgram() {}

  /** Runs {@code name}.java, or one in a folder there, with {@code folder} as its argument. */
  public static void run(String name, Path folder) throws IOException, InterruptedException {
    Path program = PEERS.resolve(name + ".java");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    OPENED.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath(program.getParent()), program.toString()));
    command.add(folder.toString());
    Path log = BUILD.resolve(program.getFileName() + ".log");
    if (!succeeds(command, log)) {
      throw new AssertionError("%s failed: %s".formatted(name, Files.readString(log)));
    }
  }

  private static String classPath(Path peers) throws IOException, InterruptedException {
    Path pom = peers.resolve("pom.xml");
    Path file =
        BUILD.resolve(peers.equals(PEERS) ? "class-path" : "class-path-" + peers.getFileName());
    Files.createDirectories(BUILD);
    if (Files.notExists(file)
        || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(pom)) < 0) {
      Path log = BUILD.resolve("mvn.log");
      Assumptions.assumeTrue(
          succeeds(
              List.of(
                  "mvn",
                  "-B",
                  "-ntp",
                  "-f",
                  pom.toString(),
                  "dependency:build-classpath",
                  "-Dmdep.outputFile=" + file),
              log),
          () -> "Skipped: Maven could not resolve what the program needs, see " + log);
    }
    return Files.readString(file).strip();
  }

  private static boolean succeeds(List<String> command, Path log)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(BUILD.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      Files.writeString(log, e.toString());
      return false;
    }
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return false;
    }
    return process.exitValue() == 0;
  }
}

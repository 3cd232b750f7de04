package io.pulsemill.mini;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a container finds on its class path before the job brings its own jar: Hadoop and what it
 * needs, as on a cluster. Neither our classes nor the libraries in the job jar's {@code lib/} are
 * there, so a job runs only if its jar is whole.
 */
final class ContainerClassPath {
  /** Folders of the Maven repository with tools for tests: no cluster has them. */
  private static final List<String> TEST_TOOLS =
      List.of(
          "/com/tngtech/archunit/",
          "/junit/junit/",
          "/net/bytebuddy/",
          "/org/apache/mrunit/",
          "/org/apiguardian/",
          "/org/assertj/",
          "/org/hamcrest/",
          "/org/junit/",
          "/org/mockito/",
          "/org/opentest4j/",
          "/org/powermock/");

  private ContainerClassPath() {}

  /**
   * Reads the class paths the build wrote.
   *
   * @throws IOException if the build did not come to its package phase
   */
  static List<String> read() throws IOException {
    Set<String> jars = new LinkedHashSet<>(jars("class-path-hadoop"));
    jars.addAll(jars("class-path-mini")); // the servers' own, which the ApplicationMaster needs
    jars.removeAll(jars("class-path-lib"));
    jars.removeIf(jar -> jar.endsWith("-tests.jar") || TEST_TOOLS.stream().anyMatch(jar::contains));
    return List.copyOf(jars);
  }

  /** The build's {@code target} folder: the one this class was compiled into. */
  static Path target() {
    try {
      Path classes =
          Path.of(
              ContainerClassPath.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return classes.getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The place of the test classes is no path", e);
    }
  }

  private static List<String> jars(String name) throws IOException {
    Path file = target().resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException("%s is missing; run mvn package first".formatted(file));
    }
    return List.of(Files.readString(file).strip().split(":"));
  }
}

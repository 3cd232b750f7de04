package io.pulsemill.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of our own that are killed, that end, and that live on. */
class DeadProcessesIT {
  @TempDir private Path folder;
  private final List<Process> begun = new ArrayList<>();
  private Path temporary;

  @BeforeEach
  void place() throws IOException {
    temporary = Files.createDirectory(folder.toRealPath().resolve("tmp"));
  }

  @AfterEach
  void end() {
    begun.forEach(Process::destroyForcibly);
  }

  @Test
  void theNextProcessDeletesTheFolderOfAKilledOneAndLeavesThatOfALivingOne() throws Exception {
    Path killed = scratch(begin(SleepingProgram.class.getName()));
    Process last = begun.get(0);
    Path living = scratch(begin(SleepingProgram.class.getName()));
    last.destroyForcibly().waitFor();
    assertThat(killed.resolve("spill/0.out")).exists();

    try (ScratchFolder next = ScratchFolder.make(temporary)) {
      assertThat(killed).doesNotExist();
      assertThat(living.resolve("spill/0.out")).exists();
      assertThat(names()).containsExactlyInAnyOrder(name(living), name(next.path()));
    }
  }

  @Test
  void aProcessThatEndsDeletesItsOwn() throws Exception {
    Process process = begin(SleepingProgram.class.getName());
    assertThat(scratch(process)).exists();
    process.getOutputStream().close();
    assertThat(process.waitFor()).isZero();
    assertThat(names()).isEmpty();
  }

  @Test
  void theNextHadoopJarDeletesWhatAKilledOneUnpackedAndLeavesThatOfALivingOne() throws Exception {
    String jar = jar().toString();
    scratch(begin("org.apache.hadoop.util.RunJar", jar, SleepingProgram.class.getName()));
    String killed = unpacked().get(0);
    begun.get(0).destroyForcibly().waitFor();
    assertThat(unpacked()).containsExactly(killed);

    scratch(begin("org.apache.hadoop.util.RunJar", jar, SleepingProgram.class.getName()));
    List<String> living = unpacked();
    assertThat(living).hasSize(1).doesNotContain(killed);
    scratch(begin("org.apache.hadoop.util.RunJar", jar, SleepingProgram.class.getName()));
    assertThat(unpacked()).hasSize(2).containsAll(living);
  }

  /** A JVM that finds our classes in the jar it is given, if it is given one. */
  private Process begin(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary));
    command.addAll(List.of("-cp", classPath(arguments.length > 0), program));
    command.addAll(List.of(arguments));
    command.add(temporary.toString());
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    begun.add(process);
    return process;
  }

  /** That of this JVM; some launchers of tests bring a loader of their own. */
  private static String classPath(boolean withoutFolders) {
    Stream<String> own = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    if (DeadProcessesIT.class.getClassLoader() instanceof URLClassLoader loader) {
      own = Stream.concat(Stream.of(loader.getURLs()).map(URL::getPath), own);
    }
    return own.filter(entry -> !(withoutFolders && Files.isDirectory(Path.of(entry))))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The scratch folder a process reports when it has made it. */
  private static Path scratch(Process process) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    assertThat(line).as("what the process printed").isNotNull();
    return Path.of(line);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(temporary)) {
      return all.map(DeadProcessesIT::name).toList();
    }
  }

  private List<String> unpacked() throws IOException {
    return names().stream().filter(name -> name.startsWith("hadoop-unjar")).toList();
  }

  /** The classes of this package and its test as a job jar. */
  private Path jar() throws IOException, URISyntaxException {
    Path jar = folder.resolve("job.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Class<?> of : List.of(ScratchFolder.class, SleepingProgram.class)) {
        Path root = Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> classes = Files.list(root.resolve("io/pulsemill/scratch"))) {
          for (Path found : classes.toList()) {
            if (!name(found).startsWith("package-info")) {
              out.putNextEntry(new JarEntry(root.relativize(found).toString()));
              Files.copy(found, out);
            }
          }
        }
      }
      out.putNextEntry(new JarEntry("io/pulsemill/InputException.class"));
      Path root =
          Path.of(ScratchFolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Files.copy(root.resolve("io/pulsemill/InputException.class"), out);
    }
    return jar;
  }
}

package io.pulsemill.measure;

import io.pulsemill.InputException;
import io.pulsemill.record.Run;
import io.pulsemill.record.RunJson;
import io.pulsemill.scratch.ScratchFolder;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * {@code train} in its own JVM, started as this one was: what is measured is what a user waits for,
 * and no run profits from code that another made warm.
 */
public final class TrainingProcess {
  /** The system property of a process that is not to outlive the one that started it. */
  public static final String ENDS_WITH_PARENT = "pulsemill.ends.with.parent";

  private static final int BEFORE_FILE_SYSTEMS = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;
  private static final int PATIENCE_SECONDS = 20;
  private static final int MESSAGE_CHARS = 500;

  private final Class<?> program;
  private final List<String> common;

  /**
   * @param program the class with our main method
   * @param common arguments of every run
   */
  public TrainingProcess(Class<?> program, List<String> common) {
    this.program = program;
    this.common = List.copyOf(common);
  }

  /**
   * Trains, and returns the record of the run; the model goes.
   *
   * @throws InputException with its last line, if it fails
   */
  public Run run(List<String> arguments) throws IOException {
    Path folder = Files.createTempDirectory(ScratchFolder.ofThisProcess(), "training-");
    Path said = folder.resolve("stderr");
    Path record = folder.resolve("run.json");
    try {
      List<String> command = new ArrayList<>(jvm());
      command.add("train");
      command.addAll(common);
      command.addAll(arguments);
      command.addAll(List.of("--output", folder.resolve("model.json").toUri().toString()));
      command.addAll(List.of("--record", record.toUri().toString(), "--quiet"));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(said.toFile());
      int exit = await(builder.start());
      if (exit != 0) {
        throw new InputException("train exited with %d: %s".formatted(exit, lastLine(said)));
      }
      return RunJson.read(Files.readString(record), record.toString());
    } finally {
      FileUtil.fullyDelete(folder.toFile());
    }
  }

  /** Ctrl-C ends it too, and it its job. */
  private static int await(Process process) throws IOException {
    Runnable kill = () -> kill(process);
    ShutdownHookManager hooks = ShutdownHookManager.get();
    hooks.addShutdownHook(kill, BEFORE_FILE_SYSTEMS, 2 * PATIENCE_SECONDS, TimeUnit.SECONDS);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      kill(process);
      throw (IOException) new InterruptedIOException("while a training ran").initCause(e);
    } finally {
      if (!hooks.isShutdownInProgress()) {
        hooks.removeShutdownHook(kill);
      }
    }
  }

  private static void kill(Process process) {
    process.destroy();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> jvm() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(
        List.of("-D" + ENDS_WITH_PARENT + "=true", "-cp", classPath(), program.getName()));
    return command;
  }

  /** {@code hadoop jar} runs us under its own class loader, before that of the JVM. */
  private String classPath() {
    StringJoiner path = new StringJoiner(File.pathSeparator);
    if (program.getClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        path.add(url.getPath());
      }
    }
    return path.add(System.getProperty("java.class.path")).toString();
  }

  private static String lastLine(Path said) throws IOException {
    String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
    String last = text.lines().reduce("no output", (before, line) -> line);
    return last.length() > MESSAGE_CHARS ? last.substring(0, MESSAGE_CHARS) + "…" : last;
  }
}

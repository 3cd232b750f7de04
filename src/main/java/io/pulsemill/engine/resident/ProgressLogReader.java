package io.pulsemill.engine.resident;

import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The driver's ear: hands on what task 0 wrote into its {@link ProgressLogWriter}. A task 0 that
 * was restarts logs the same lines again; those are not repeated.
 */
final class ProgressLogReader {
  private final GangFolder folder;
  private final Progress progress;
  private final Map<Path, Long> read = new HashMap<>();
  private final Set<String> heard = new HashSet<>();

  ProgressLogReader(GangFolder folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /** Hands on what is new. */
  void listen() throws IOException {
    FileStatus[] said = folder.list(ProgressLogWriter.PREFIX);
    for (int i = 0; i < said.length; i++) {
      listen(said[i].getPath(), i > 0);
    }
  }

  private void listen(Path file, boolean again) throws IOException {
    long from = read.getOrDefault(file, 0L);
    byte[] bytes = readFrom(file, from);
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        hear(new String(bytes, start, i - start, StandardCharsets.UTF_8), again);
        start = i + 1;
      }
    }
    read.put(file, from + start);
  }

  /** The text after {@code from}; an open file's length is known only by reading it. */
  private byte[] readFrom(Path file, long from) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FSDataInputStream in = folder.growing().open(file)) {
      in.seek(from);
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
    } catch (FileNotFoundException | EOFException e) {
      return bytes.toByteArray(); // just replaced, or nothing of it on disk yet
    }
    return bytes.toByteArray();
  }

  private void hear(String line, boolean again) {
    boolean fresh = heard.add(line);
    if (line.isEmpty() || (again && !fresh)) {
      return;
    }
    String text = line.substring(1);
    switch (line.charAt(0)) {
      case ProgressLogWriter.WARNING -> progress.warn(text);
      case ProgressLogWriter.PASS -> progress.event(pass(text.split(" ", -1)));
      default -> progress.say(text);
    }
  }

  private static RunEvent.Pass pass(String[] numbers) {
    return new RunEvent.Pass(
        Integer.parseInt(numbers[0]),
        Long.parseLong(numbers[1]),
        Double.parseDouble(numbers[2]),
        Double.parseDouble(numbers[3]),
        Double.parseDouble(numbers[4]));
  }
}

package io.pulsemill.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The limit of this machine for reading observations: one thread looks at every byte once, in reads
 * of 1 MiB, and sums the whole part of each pulse; nothing is allocated for a row. Whatever makes
 * features has all of this to do, and more.
 */
final class FileScan {
  private static final String COLUMN = "pulse";
  private static final int BUFFER = 1 << 20;

  private final int column;
  private long bytes;
  private long rows;
  private long sum;

  /** {@code column}: position of the pulses, from 0. */
  FileScan(int column) {
    this.column = column;
  }

  long bytes() {
    return bytes;
  }

  /** Lines but the headers. */
  long rows() {
    return rows;
  }

  long sum() {
    return sum;
  }

  /**
   * {@code FileScan PASSES FILE…}: prints, for each pass over the files, its bytes, rows, sum, wall
   * seconds and the thread's CPU seconds, between tabs.
   */
  public static void main(String[] words) throws IOException {
    int passes = Integer.parseInt(words[0]);
    List<Path> files = Stream.of(words).skip(1).map(Path::of).toList();
    int column = columnOf(files.get(0));
    if (column < 0) {
      System.err.printf("%s: expected a column '%s' in its first line%n", files.get(0), COLUMN);
      System.exit(1);
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int pass = 0; pass < passes; pass++) {
      long start = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      FileScan scan = new FileScan(column);
      for (Path file : files) {
        scan.add(file);
      }
      double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
      double wallSeconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%d\t%d\t%d\t%.6f\t%.6f%n",
          scan.bytes,
          scan.rows,
          scan.sum,
          wallSeconds,
          cpuSeconds);
    }
  }

  /** Where the pulses stand in a file; −1 where they do not. */
  static int columnOf(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      String header = lines.readLine();
      return header == null ? -1 : Arrays.asList(header.split(",", -1)).indexOf(COLUMN);
    }
  }

  void add(Path file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int wanted = column; // a local, which no read can change
    long lines = 0;
    long total = 0;
    int field = 0;
    int value = 0;
    boolean whole = true;
    byte last = '\n';
    // Not Files.newInputStream: it would copy each read through a direct buffer.
    try (InputStream in = new FileInputStream(file.toFile())) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        bytes += n;
        for (int i = 0; i < n; i++) {
          byte b = buffer[i];
          if (b == ',') {
            if (field == wanted) {
              total += value;
              value = 0;
              whole = true;
            }
            field++;
          } else if (b == '\n') {
            if (field == wanted) {
              total += value;
              value = 0;
              whole = true;
            }
            lines++;
            field = 0;
          } else if (field == wanted) {
            if (b == '.') {
              whole = false;
            } else if (whole && b >= '0' && b <= '9') {
              value = value * 10 + b - '0';
            }
          }
        }
        last = buffer[n - 1];
      }
    }
    rows += lines - 1 + (last == '\n' ? 0 : 1);
    sum += total + value;
  }
}

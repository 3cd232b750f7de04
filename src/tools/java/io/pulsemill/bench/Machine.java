package io.pulsemill.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a benchmark ran.
 *
 * @param cpu the model, as Linux names it, else the architecture
 * @param memoryMegabytes of the machine, in 2^20 bytes
 */
record Machine(int cores, String cpu, long memoryMegabytes, String java, String system) {
  private static final Path CPUS = Path.of("/proc/cpuinfo");

  static Machine here() throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        cpuModel(),
        system.getTotalMemorySize() >> 20,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  private static String cpuModel() throws IOException {
    String otherwise = System.getProperty("os.arch");
    if (!Files.isReadable(CPUS)) {
      return otherwise;
    }
    try (Stream<String> lines = Files.lines(CPUS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    }
  }
}

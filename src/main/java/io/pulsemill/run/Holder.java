package io.pulsemill.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.pulsemill.json.SealedJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The process that holds a {@link Lease}.
 *
 * @param number the fencing number: each holder's is greater than that of the one before
 * @param host its machine's name
 * @param process its id there
 * @param user who started it
 * @param since when it took the lease
 * @param machine what tells this start of this machine, and its space of process ids, from any
 *     other; empty if nothing does
 * @param started when the process began, epoch milliseconds; 0 if not known
 */
record Holder(
    long number,
    String host,
    long process,
    String user,
    String since,
    String machine,
    long started) {

  /** This process, which takes a lease now. */
  static Holder here(long number) {
    ProcessHandle self = ProcessHandle.current();
    return new Holder(
        number,
        hostName(),
        self.pid(),
        System.getProperty("user.name", "?"),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        thisMachine(),
        startOf(self));
  }

  static Holder read(byte[] json, String where) {
    return SealedJson.read(new String(json, StandardCharsets.UTF_8), where, Holder.class);
  }

  byte[] json() {
    return SealedJson.write(this).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether it ran in this process. */
  @JsonIgnore
  boolean isHere() {
    return isThisMachine()
        && process == ProcessHandle.current().pid()
        && started == startOf(ProcessHandle.current());
  }

  /** Whether it is certain that the process has ended: only on its own machine can that be seen. */
  @JsonIgnore
  boolean hasEnded() {
    if (!isThisMachine()) {
      return false;
    }
    Optional<ProcessHandle> found = ProcessHandle.of(process);
    return found.isEmpty() || startOf(found.get()) != started || isZombie(process);
  }

  private boolean isThisMachine() {
    return !machine.isEmpty() && machine.equals(thisMachine());
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Whether a process has ended, and only its parent has not asked how; Java has it alive. */
  private static boolean isZombie(long process) {
    try {
      String stat = Files.readString(Path.of("/proc/%d/stat".formatted(process)));
      return stat.startsWith(" Z", stat.lastIndexOf(')') + 1); // after the name, in parentheses
    } catch (IOException e) {
      return false;
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "?";
    }
  }

  /** Containers of one machine see different processes under the same ids. */
  private static String thisMachine() {
    try {
      String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      return boot + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return ""; // not Linux
    }
  }
}

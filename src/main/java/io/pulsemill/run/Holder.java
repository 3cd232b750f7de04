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
 * @param started when the process began: ticks of the kernel, or epoch milliseconds where it has no
 *     {@code /proc}
 */
record Holder(
    long number,
    String host,
    long process,
    String user,
    String since,
    String machine,
    long started) {

  /** Place of the start among the fields after the name: the 22nd of all (proc(5)). */
  private static final int TICKS = 19;

  /** This process, which takes a lease now. */
  static Holder here(long number) {
    return of(number, ProcessHandle.current());
  }

  /** A process of this machine. */
  static Holder of(long number, ProcessHandle process) {
    return new Holder(
        number,
        hostName(),
        process.pid(),
        System.getProperty("user.name", "?"),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        thisMachine(),
        startOf(process));
  }

  static Holder read(byte[] json, String where) {
    return SealedJson.read(new String(json, StandardCharsets.UTF_8), where, Holder.class);
  }

  /** Who that is, for people. */
  String who() {
    return "process %d of %s on %s since %s".formatted(process, user, host, since);
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

  /** By the kernel's ticks since it began, if it tells: the other clock jumps when it is set. */
  private static long startOf(ProcessHandle process) {
    String[] stat = stat(process.pid());
    return stat.length > TICKS
        ? Long.parseLong(stat[TICKS])
        : process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** What Linux says of a process after its name, which may have blanks; none if it does not. */
  private static String[] stat(long process) {
    try {
      String stat = Files.readString(Path.of("/proc/%d/stat".formatted(process)));
      return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    } catch (IOException e) {
      return new String[0];
    }
  }

  /** Whether a process has ended, and only its parent has not asked how; Java has it alive. */
  private static boolean isZombie(long process) {
    String[] stat = stat(process);
    return stat.length > 0 && stat[0].equals("Z");
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

package io.pulsemill.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process with a temporary folder: locks the folder its jar is unpacked in, if it is, makes a
 * scratch folder with something in it, prints where that is, and ends when its standard input does.
 */
public final class SleepingProgram {
  private SleepingProgram() {}

  /** Expects the parent of the scratch folder. */
  public static void main(String[] args) throws IOException {
    UnpackedJar.lock(SleepingProgram.class);
    Path folder = ScratchFolder.ofThisProcess(Path.of(args[0]));
    Files.writeString(Files.createDirectory(folder.resolve("spill")).resolve("0.out"), "rows");
    System.out.println(folder);
    while (System.in.read() >= 0) {
      // what is said to it means nothing
    }
  }
}

package io.pulsemill.scratch;

import java.io.IOException;

/**
 * Where libraries with native code unpack it: they delete the file when the JVM ends, but not when
 * it is killed.
 */
public final class LibraryFolder {
  private LibraryFolder() {}

  /**
   * The folder that a system property names; if it names none, the scratch folder of this process,
   * which it names from then on.
   */
  public static String of(String key) throws IOException {
    String named = System.getProperty(key);
    if (named == null) {
      named = ScratchFolder.ofThisProcess().toString();
      System.setProperty(key, named);
    }
    return named;
  }
}

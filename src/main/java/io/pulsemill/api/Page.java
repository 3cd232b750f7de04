package io.pulsemill.api;

import io.pulsemill.report.Shown;
import io.pulsemill.scratch.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file for a browser, where a terminal has no pictures. */
public final class Page {
  private Page() {}

  /** Writes one among this machine's temporary files; it goes when the JVM ends. */
  public static Path of(Shown some) throws IOException {
    Path page = Files.createTempFile(ScratchFolder.ofThisProcess(), "page", ".html");
    return Files.writeString(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Pulsemill</title><body>%s</body></html>\n"
            .formatted(some.html()));
  }
}

package io.pulsemill.output;

import io.pulsemill.InputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** One file of results that appears whole or not at all. */
public final class OutputFile {
  private final Configuration conf;
  private final Path place;
  private final boolean overwrite;

  private OutputFile(Configuration conf, Path place, boolean overwrite) {
    this.conf = conf;
    this.place = place;
    this.overwrite = overwrite;
  }

  /**
   * Checks the place before any work starts.
   *
   * @throws InputException if something is there and may not be replaced
   */
  public static OutputFile prepare(Configuration conf, Path output, boolean overwrite)
      throws IOException {
    FileSystem files = output.getFileSystem(conf);
    Path place = files.makeQualified(output);
    OutputFolder.refuseExisting(files, place, overwrite);
    if (files.exists(place) && files.getFileStatus(place).isDirectory()) {
      throw new InputException(
          "Output %s is a folder; name a file".formatted(DisplayPath.shown(place)));
    }
    return new OutputFile(conf, place, overwrite);
  }

  /** Whether {@code place} is a file with exactly this text. */
  public static boolean holds(Configuration conf, Path place, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = place.getFileSystem(conf).open(place)) {
      return Arrays.equals(bytes, in.readNBytes(bytes.length + 1));
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Whether it may replace an existing file. */
  public boolean overwrite() {
    return overwrite;
  }

  /** Where the file will be. */
  public Path place() {
    return place;
  }

  /** Writes the text as UTF-8 beside the place, then renames it. */
  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the bytes beside the place, then renames what it wrote. */
  public void write(byte[] bytes) throws IOException {
    FileSystem files = place.getFileSystem(conf);
    Path beside = OutputFolder.hidden(place, "work");
    files.mkdirs(place.getParent());
    files.deleteOnExit(beside);
    try {
      try (OutputStream out = files.create(beside, false)) {
        out.write(bytes);
      }
      FileContext.getFileContext(place.toUri(), conf)
          .rename(beside, place, overwrite ? Options.Rename.OVERWRITE : Options.Rename.NONE);
    } finally {
      files.delete(beside, false);
      files.cancelDeleteOnExit(beside);
    }
  }
}

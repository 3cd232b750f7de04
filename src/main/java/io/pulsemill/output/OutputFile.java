package io.pulsemill.output;

import io.pulsemill.InputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** One file of results that appears whole or not at all. */
public final class OutputFile {
  private final Configuration conf;
  private final Path place;
  private final boolean overwrite;
  private final @Nullable Staging staging;

  private OutputFile(Configuration conf, Path place, boolean overwrite, @Nullable Staging staging) {
    this.conf = conf;
    this.place = place;
    this.overwrite = overwrite;
    this.staging = staging;
  }

  /**
   * Checks the place before any work starts.
   *
   * @throws InputException if something is there and may not be replaced
   */
  public static OutputFile prepare(Configuration conf, Path output, boolean overwrite)
      throws IOException {
    return prepare(conf, output, overwrite, null);
  }

  /**
   * The same for a driver that alone may write it, and writes it in a folder of its own first.
   *
   * @throws InputException if something is there and may not be replaced
   */
  public static OutputFile prepare(Configuration conf, Path output, Staging staging)
      throws IOException {
    return prepare(conf, output, staging.mayReplace(), staging);
  }

  private static OutputFile prepare(
      Configuration conf, Path output, boolean overwrite, @Nullable Staging staging)
      throws IOException {
    FileSystem files = output.getFileSystem(conf);
    Path place = files.makeQualified(output);
    OutputFolder.refuseExisting(files, place, overwrite);
    if (files.exists(place) && files.getFileStatus(place).isDirectory()) {
      throw new InputException(
          "Output %s is a folder; name a file".formatted(DisplayPath.shown(place)));
    }
    return new OutputFile(conf, place, overwrite, staging);
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
    if (staging != null) {
      write(bytes, staging);
      return;
    }
    AtomicFiles atomic = new AtomicFiles(conf, place);
    FileSystem files = atomic.files();
    Path beside = OutputFolder.hidden(place, "work");
    files.mkdirs(place.getParent());
    files.deleteOnExit(beside);
    try {
      write(atomic, beside, bytes);
    } finally {
      files.delete(beside, false);
      files.cancelDeleteOnExit(beside);
    }
  }

  /** Says that the file may come to its place by other hands than these. */
  public void placing() throws IOException {
    if (staging != null) {
      staging.placing();
    }
  }

  /** Where this driver makes it first; null if it has no folder for that. */
  public @Nullable Path staging() {
    return staging == null ? null : staging.folder();
  }

  /** Writes the text as UTF-8, first in a folder that has to be there. */
  public void writeBy(Path folder, String text) throws IOException {
    Path beside = new Path(folder, place.getName() + "-" + UUID.randomUUID());
    write(new AtomicFiles(conf, place), beside, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(byte[] bytes, Staging staging) throws IOException {
    staging.placing();
    Path beside = new Path(staging.folder(), place.getName());
    write(staging.files(), beside, bytes);
  }

  private void write(AtomicFiles files, Path beside, byte[] bytes) throws IOException {
    try (OutputStream out = files.create(beside)) {
      out.write(bytes);
    }
    if (overwrite) {
      files.replace(beside, place);
    } else {
      files.move(beside, place);
    }
  }
}

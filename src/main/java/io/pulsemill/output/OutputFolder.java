package io.pulsemill.output;

import io.pulsemill.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder of results that appears whole or not at all: it is written beside its place under a
 * hidden name and renamed when complete. What is not published is deleted, also when the JVM ends
 * early.
 */
public final class OutputFolder implements Closeable {
  private final FileSystem files;
  private final Path place;
  private final Path work;
  private final @Nullable Staging staging;
  private boolean published;

  private OutputFolder(FileSystem files, Path place, @Nullable Staging staging) throws IOException {
    this.files = files;
    this.place = place;
    this.staging = staging;
    this.work = staging == null ? hidden(place, "work") : staging.forTasks(place.getName());
  }

  /**
   * Checks the place before any work starts.
   *
   * @throws InputException if something is there and may not be replaced
   */
  public static OutputFolder prepare(Configuration conf, Path output, boolean overwrite)
      throws IOException {
    return prepare(conf, output, overwrite, null);
  }

  /**
   * The same for a driver that alone may write it.
   *
   * @throws InputException if something is there and may not be replaced
   */
  public static OutputFolder prepare(Configuration conf, Path output, Staging staging)
      throws IOException {
    return prepare(conf, output, staging.mayReplace(), staging);
  }

  private static OutputFolder prepare(
      Configuration conf, Path output, boolean overwrite, @Nullable Staging staging)
      throws IOException {
    FileSystem files = output.getFileSystem(conf);
    Path place = files.makeQualified(output);
    refuseExisting(files, place, overwrite);
    refuseForeign(files, place);
    OutputFolder folder = new OutputFolder(files, place, staging);
    files.mkdirs(place.getParent());
    files.deleteOnExit(folder.work);
    return folder;
  }

  /** Where the results are written meanwhile; it does not exist yet. */
  public Path work() {
    return work;
  }

  /** Where the results will be. */
  public Path place() {
    return place;
  }

  /** Puts the results in place; what was there is deleted only once they are ready. */
  public void publish() throws IOException {
    publish(work);
  }

  /** Puts {@code folder}, on the same file system, in place. */
  public void publish(Path folder) throws IOException {
    if (staging != null) {
      publish(folder, staging);
      return;
    }
    FileContext renames = FileContext.getFileContext(place.toUri(), files.getConf());
    Path old = hidden(place, "old");
    boolean replacing = files.exists(place);
    if (replacing) {
      renames.rename(place, old);
    }
    try {
      renames.rename(folder, place);
    } catch (IOException e) {
      if (replacing) {
        renames.rename(old, place);
      }
      throw e;
    }
    published = true;
    files.delete(old, true);
  }

  /**
   * By way of the folder that this driver alone moves from. If it dies between the last two steps,
   * the next one brings back what was there.
   */
  private void publish(Path folder, Staging staging) throws IOException {
    staging.placing();
    Path ready = new Path(staging.folder(), place.getName());
    if (!folder.equals(ready)) {
      staging.files().move(folder, ready);
    }
    refuseExisting(files, place, staging.mayReplace()); // what came there meanwhile
    refuseForeign(files, place);
    retire(staging, place);
    try {
      staging.files().move(ready, place);
    } catch (IOException e) {
      Path old = new Path(staging.old(), place.getName());
      if (files.exists(old)) {
        staging.files().move(old, place);
      }
      throw e;
    }
    published = true;
    files.delete(staging.old(), true);
  }

  /**
   * Takes a result away, if it is there: into the driver's folder, from where it comes back if this
   * driver dies before there is another in its place.
   */
  public static void retire(Staging staging, Path result) throws IOException {
    FileSystem files = staging.files().files();
    if (files.exists(result)) {
      staging.files().makeFolder(staging.old());
      staging.files().move(result, new Path(staging.old(), result.getName()));
    }
  }

  /** Takes what tasks have made into the folder that this driver alone moves from. */
  public Path take(Path made) throws IOException {
    if (staging == null) {
      return made;
    }
    Path own = new Path(staging.folder(), place.getName());
    staging.files().move(made, own);
    return own;
  }

  /** Whether anything was put in place. */
  public boolean published() {
    return published;
  }

  @Override
  public void close() throws IOException {
    files.delete(work, true);
    files.cancelDeleteOnExit(work);
  }

  /**
   * With --overwrite a folder is replaced whole: only one that an earlier run left, or an empty
   * one.
   */
  private static void refuseForeign(FileSystem files, Path place) throws IOException {
    if (files.exists(place) && !isOurs(files, place)) {
      throw new InputException(
          "Output %s is not an output of an earlier run (it has no _SUCCESS file); delete it manually"
              .formatted(DisplayPath.shown(place)));
    }
  }

  private static boolean isOurs(FileSystem files, Path place) throws IOException {
    return files.getFileStatus(place).isDirectory()
        && (files.listStatus(place).length == 0
            || files.exists(new Path(place, "_SUCCESS"))
            || files.exists(new Path(place, "_bad")));
  }

  /**
   * Checks that something can be in this place.
   *
   * @throws InputException if it is the root, or below a file
   */
  public static void checkPlace(Configuration conf, Path output) throws IOException {
    FileSystem files = output.getFileSystem(conf);
    checkPlace(files, files.makeQualified(output));
  }

  static void refuseExisting(FileSystem files, Path place, boolean overwrite) throws IOException {
    checkPlace(files, place);
    if (!overwrite && files.exists(place)) {
      throw new InputException(
          "Output %s exists; choose another, delete it or use --overwrite"
              .formatted(DisplayPath.shown(place)));
    }
  }

  private static void checkPlace(FileSystem files, Path place) throws IOException {
    if (place.isRoot()) {
      throw new InputException("Output %s is the root folder; choose another".formatted(place));
    }
    for (Path up = place.getParent(); up != null; up = up.getParent()) {
      if (files.exists(up)) {
        if (!files.getFileStatus(up).isDirectory()) {
          throw new InputException(
              "Output %s: %s is a file, not a folder"
                  .formatted(DisplayPath.shown(place), DisplayPath.shown(up)));
        }
        break;
      }
    }
  }

  static Path hidden(Path place, String kind) {
    return new Path(
        place.getParent(), "." + place.getName() + "." + kind + "-" + UUID.randomUUID());
  }
}

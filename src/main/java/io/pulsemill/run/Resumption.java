package io.pulsemill.run;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.output.DisplayPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** How a driver that has the lease begins: with what an earlier one did, or anew. */
final class Resumption {
  private final RunPlaces places;
  private final Path staging;
  private final Progress progress;

  /**
   * The beginning.
   *
   * @param asked what the run is for from now on
   * @param resumed whether it goes on
   * @param mayReplace whether results may be replaced: those of this run, or as asked
   * @param placing whether results of this run may be in place
   */
  record Beginning(Asked asked, boolean resumed, boolean mayReplace, boolean placing) {}

  Resumption(RunPlaces places, Path staging, Progress progress) {
    this.places = places;
    this.staging = staging;
    this.progress = progress;
  }

  /**
   * Begins.
   *
   * @throws InputException if what was done was asked for otherwise, or nothing was and had to be
   */
  Beginning begin(Asked asked, ResumeMode mode) throws IOException {
    boolean anew = asked.overwrite() || mode == ResumeMode.NO;
    Asked before = read(anew);
    boolean placing = before != null && (before.placed() || journal(before).has(RunPlaces.PLACING));
    if (before != null
        && !asked.overwrite()
        && !before.verb().equals(asked.verb())
        && places.areWorthKeeping(before)) {
      throw new InputException(
          "%s has an unfinished run of %s; end it by the same command, delete it by clean, or use --overwrite"
              .formatted(DisplayPath.shown(places.root()), before.verb()));
    }
    if (before == null && mode == ResumeMode.ONLY) {
      throw new InputException(
          "--resume only: expected an unfinished run in %s but found none; use --resume auto"
              .formatted(DisplayPath.shown(places.root())));
    }
    List<String> differences = before == null ? List.of() : before.differences(asked);
    if (before == null || anew) {
      return anew(asked, before, placing);
    }
    if (differences.isEmpty()) {
      progress.say("going on with the unfinished run in " + DisplayPath.shown(places.root()));
      return new Beginning(before, true, placing || before.overwrite(), placing);
    }
    if (mode == ResumeMode.ONLY || places.areWorthKeeping(before)) {
      throw new InputException(otherQuestion(differences));
    }
    return anew(asked, before, placing);
  }

  /**
   * Looks, without a lease.
   *
   * @throws InputException if {@link #begin} would refuse the question
   */
  void refuseOther(Asked asked, ResumeMode mode) throws IOException {
    boolean anew = asked.overwrite() || mode == ResumeMode.NO;
    Asked before = anew ? null : read(false);
    if (before != null && places.areWorthKeeping(before)) {
      List<String> differences = before.differences(asked);
      if (!differences.isEmpty()) {
        throw new InputException(otherQuestion(differences));
      }
    }
  }

  private Beginning anew(Asked asked, @Nullable Asked before, boolean placing) throws IOException {
    if (before != null) {
      new Orphans(places.conf(), before.run(), progress).kill();
      places.deleteWork(before, true);
    }
    // What stands in place is still this output's to replace, whoever goes on with this run.
    Asked begun = asked.placed(placing);
    write(begun);
    places.delete(places.journals());
    return new Beginning(begun, false, placing || asked.overwrite(), placing);
  }

  private Journal journal(Asked of) {
    return new Journal(places.files(), places.journal(of), staging);
  }

  private @Nullable Asked read(boolean mayBeDamaged) throws IOException {
    try {
      return places.readAsked();
    } catch (InputException e) {
      if (mayBeDamaged) {
        return null;
      }
      throw new InputException(e.getMessage() + "; start anew with --overwrite or --resume no", e);
    }
  }

  private String otherQuestion(List<String> differences) {
    String more = differences.size() > 1 ? " (and %d more)".formatted(differences.size() - 1) : "";
    return ("%s has an unfinished run that was asked for something else: %s%s; repeat its command,"
            + " or start anew with --resume no")
        .formatted(DisplayPath.shown(places.root()), differences.get(0), more);
  }

  private void write(Asked asked) throws IOException {
    Path beside = new Path(staging, places.asked().getName());
    try (FSDataOutputStream out = places.files().create(beside)) {
      out.write(asked.json().getBytes(StandardCharsets.UTF_8));
      out.hsync();
    }
    places.files().replace(beside, places.asked());
  }
}

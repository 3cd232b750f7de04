package io.pulsemill.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver that dies before or after any step on its file system is continued. */
class CrashPointsTest {
  private static final String OLD = "old";
  private static final String NEW = "new";
  private static final String OTHER = "other";

  @TempDir private Path folder;

  /** Counts, and dies at one. */
  private static final class DeathAt implements Steps {
    private final int step;
    private final List<String> seen = new ArrayList<>();

    DeathAt(int step) {
      this.step = step;
    }

    @Override
    public void at(String name) {
      if (seen.size() >= step) {
        throw new Crash(name); // also at what follows: a dead process does nothing more
      }
      seen.add(name);
    }
  }

  @AfterEach
  void noMoreSteps() {
    SteppedFileSystem.steps(Steps.NONE);
  }

  @Test
  void everyCrashPointIsGoneOnFrom() throws IOException {
    int points = points(false);
    assertThat(points).isGreaterThan(80); // an enumeration of nothing would pass
    for (int point = 0; point < points; point++) {
      Path place = place(false);
      String where = dies(place, NEW, point, false);

      Driver next = new Driver(place, NEW);
      next.goOn();

      assertThat(Driver.listing(place)).as(where).isEqualTo(Driver.results(NEW));
    }
  }

  @Test
  void everyCrashPointOfARunThatReplacesIsGoneOnFrom() throws IOException {
    int points = points(true);
    for (int point = 0; point < points; point++) {
      Path place = place(true);
      String where = dies(place, NEW, point, true);
      assertThat(oldOrNew(place)).as(where).isTrue();

      new Driver(place, NEW).run(true, false);

      assertThat(Driver.listing(place)).as(where).isEqualTo(Driver.results(NEW));
    }
  }

  /** The second may die in what the first had left to be cleaned up. */
  @Test
  void everySecondCrashAfterEverySixteenthIsGoneOnFrom() throws IOException {
    int points = points(false);
    for (int first = 0; first < points; first += 16) {
      for (int second = 0; ; second++) {
        Path place = place(false);
        String where = dies(place, NEW, first, false);
        String again = dies(place, NEW, second, false);
        if (again == null) {
          break; // it came to its end
        }
        new Driver(place, NEW).goOn();
        assertThat(Driver.listing(place))
            .as("%s, then %s", where, again)
            .isEqualTo(Driver.results(NEW));
      }
    }
  }

  /** Of the first nothing reaches the second, also if that dies while it begins. */
  @Test
  void anotherQuestionStartsAnewFromEveryFourthCrashPointAndEveryOneOfItsOwn() throws IOException {
    int points = points(false);
    for (int first = 3; first < points; first += points / 4) {
      for (int second = 0; ; second++) {
        Path place = place(false);
        String where = dies(place, NEW, first, false);
        SteppedFileSystem.steps(new DeathAt(second));
        boolean ended = false;
        try {
          new Driver(place, OTHER).run(false, false, "1", ResumeMode.NO);
          ended = true;
        } catch (Steps.Crash e) {
          where += ", then " + e.getMessage();
        } catch (InputException e) {
          ended = true; // the first had come to its end but for its folder
        } finally {
          SteppedFileSystem.steps(Steps.NONE);
        }
        if (ended) {
          break;
        }
        try {
          new Driver(place, OTHER).run(false, false, "1", ResumeMode.NO);
          assertThat(Driver.listing(place)).as(where).isEqualTo(Driver.results(OTHER));
        } catch (InputException e) { // one of them had come to its end but for its folder
          assertThat(Driver.listing(place))
              .as("%s: %s", where, e.getMessage())
              .isIn(Driver.results(NEW), Driver.results(OTHER));
        }
      }
    }
  }

  /** What the journal has is not done again. */
  @Test
  void stepsDoneAreNotDoneAgain() throws IOException {
    int points = points(false);
    List<Integer> left = new ArrayList<>();
    for (int point = 0; point < points; point++) {
      Path place = place(false);
      dies(place, NEW, point, false);
      Driver next = new Driver(place, NEW);
      next.goOn();
      left.add(next.worked().size());
    }
    int firstSaved = left.indexOf(1);
    int bothSaved = left.indexOf(0);
    assertThat(firstSaved).isPositive();
    assertThat(bothSaved).isGreaterThan(firstSaved);
    assertThat(left.subList(0, firstSaved)).containsOnly(2);
    assertThat(left.subList(firstSaved, bothSaved)).containsOnly(1);
  }

  /** Runs a driver that dies at a point; returns where, null if it came to its end before. */
  private static String dies(Path place, String word, int point, boolean overwrite)
      throws IOException {
    SteppedFileSystem.steps(new DeathAt(point));
    try {
      new Driver(place, word).run(overwrite, false);
      return null;
    } catch (Steps.Crash e) {
      return "point %d, %s".formatted(point, e.getMessage());
    } catch (InputException e) { // the one before came to its end but for its folder
      return e.getSuppressed().length == 0 ? null : "point %d of a refusal".formatted(point);
    } finally {
      SteppedFileSystem.steps(Steps.NONE);
    }
  }

  private int points(boolean overwrite) throws IOException {
    DeathAt never = new DeathAt(Integer.MAX_VALUE);
    Path place = place(overwrite);
    SteppedFileSystem.steps(never);
    new Driver(place, NEW).run(overwrite, false);
    SteppedFileSystem.steps(Steps.NONE);
    assertThat(Driver.listing(place)).isEqualTo(Driver.results(NEW));
    return never.seen.size();
  }

  /** A fresh place, with the results of an earlier run if they are to be replaced. */
  private Path place(boolean withResults) throws IOException {
    Path place = Files.createTempDirectory(folder, "run");
    if (withResults) {
      new Driver(place, OLD).run(false, false);
    }
    return place;
  }

  /** Whether the folder of results is whole, if only beside its place until the next run. */
  private static boolean oldOrNew(Path place) throws IOException {
    List<String> listing = Driver.listing(place);
    return listing.stream()
        .anyMatch(line -> line.endsWith("/part: " + OLD) || line.endsWith("/part: " + NEW));
  }
}

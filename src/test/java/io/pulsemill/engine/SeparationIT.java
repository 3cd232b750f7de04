package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.InputException;
import io.pulsemill.softmax.SeparableClassesException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What training says of random tables, whether they have an optimum without a penalty, against an
 * exact linear program. {@code -Dpulsemill.separation.print=true} prints each table on which the
 * two differ.
 */
class SeparationIT {
  private static final Logger LOG = LoggerFactory.getLogger(SeparationIT.class);

  private static final int TABLES = 1000;

  /** Undecided at most. */
  private static final int FEW = 5;

  /** Tables at most that training takes with a feature left out, which others replace. */
  private static final int FEW_REPLACED = 20;

  private static final Set<String> OPTIMA = Set.of("gradient-small", "loss-flat", "step-small");

  @TempDir private Path folder;

  /** What training says of a table. */
  private enum Verdict {
    OPTIMUM,
    SEPARABLE,
    UNDECIDED,
    /** A feature was left out: not the table that the oracle is asked about. */
    OTHER_TABLE
  }

  private record Outcome(RandomTable table, boolean separable, Verdict verdict) {
    boolean agrees() {
      return verdict == (separable ? Verdict.SEPARABLE : Verdict.OPTIMUM);
    }

    boolean disagrees() {
      return !agrees() && verdict != Verdict.UNDECIDED;
    }

    @Override
    public String toString() {
      return "table %d (%s): %s".formatted(table.number(), kind(), verdict);
    }

    String kind() {
      return "%s, %s".formatted(table.kind(), separable ? "separable" : "overlapping");
    }
  }

  @Test
  void everyVerdictIsThatOfTheLinearProgram() {
    List<Outcome> tried =
        LongStream.range(0, TABLES + FEW_REPLACED).parallel().mapToObj(this::outcome).toList();
    List<Outcome> outcomes =
        tried.stream().filter(o -> o.verdict() != Verdict.OTHER_TABLE).limit(TABLES).toList();

    if (Boolean.getBoolean("pulsemill.separation.print")) {
      outcomes.stream().filter(o -> !o.agrees()).forEach(SeparationIT::print);
    }
    assertThat(outcomes).hasSize(TABLES);
    assertThat(outcomes.stream().filter(Outcome::separable)).hasSizeBetween(300, 600);
    assertThat(outcomes.stream().filter(Outcome::disagrees).map(Outcome::toString))
        .as("agree, disagree, undecided by kind: %s", counts(outcomes))
        .isEmpty();
    assertThat(outcomes.stream().filter(o -> !o.agrees()).map(Outcome::toString))
        .hasSizeLessThanOrEqualTo(FEW);
  }

  private static Map<String, List<Long>> counts(List<Outcome> outcomes) {
    return outcomes.stream()
        .collect(
            Collectors.groupingBy(
                Outcome::kind,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    some -> {
                      long agree = some.stream().filter(Outcome::agrees).count();
                      long disagree = some.stream().filter(Outcome::disagrees).count();
                      return List.of(agree, disagree, some.size() - agree - disagree);
                    })));
  }

  private Outcome outcome(long number) {
    RandomTable table = new RandomTable(number);
    return new Outcome(
        table, RecessionOracle.separable(table.x(), table.y(), table.classes()), verdict(table));
  }

  private Verdict verdict(RandomTable table) {
    TrainingOnRows training = new TrainingOnRows(folder, 0);
    Verdict verdict;
    try {
      String stop = training.train(table.x(), table.labels()).training().stop().key();
      verdict = OPTIMA.contains(stop) ? Verdict.OPTIMUM : Verdict.UNDECIDED;
    } catch (SeparableClassesException e) {
      verdict = Verdict.SEPARABLE;
    } catch (InputException e) {
      verdict = Verdict.UNDECIDED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean leftOut = training.warnings().stream().anyMatch(w -> w.contains("coefficient is 0"));
    return leftOut ? Verdict.OTHER_TABLE : verdict;
  }

  private static void print(Outcome outcome) {
    LOG.warn("{}\n{}", outcome, outcome.table());
  }
}

package io.pulsemill.engine.select;

import io.pulsemill.InputException;
import io.pulsemill.engine.Engine;
import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.engine.Training;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.job.Progress;
import io.pulsemill.selection.SelectionSettings;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.statistics.Folds;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.TableColumns;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fits every penalty to all training rows and to those without each fold, in shared passes, and
 * picks one. All decisions are taken here, from sums, so the result depends on the rows and the
 * settings alone.
 */
public final class Selection {
  /** So large or so small that they decide how features are scaled if no other penalty does. */
  private static final double[] PROBES = {1e12, 1e-300};

  private final TableColumns columns;
  private final TrainingSettings training;
  private final SelectionSettings settings;
  private final @Nullable TrainingStatistics known;
  private final Progress progress;
  private final Progress warnings;

  /**
   * A selection over a table that has such columns, the features resolved.
   *
   * @param training whose penalty does not matter, but see {@link #withSmallest}
   * @param known statistics of the training rows, taken when the table was written; null costs a
   *     pass
   */
  public Selection(
      TableColumns columns,
      TrainingSettings training,
      SelectionSettings settings,
      @Nullable TrainingStatistics known,
      Progress progress) {
    this.columns = columns;
    this.training = training;
    this.settings = settings;
    this.known = known;
    this.progress = progress;
    warnings = new OnceWarned(progress);
  }

  /** The settings with the penalty that asks most of the statistics: the smallest to be tried. */
  public static TrainingSettings withSmallest(TrainingSettings training, SelectionSettings tried) {
    List<Double> list = tried.path().list();
    double smallest = list.isEmpty() ? 1 : list.get(list.size() - 1);
    return training.penalizedBy(new Tried(smallest, tried.l1Ratios().get(0)).split());
  }

  /** Which rows are summed apart. */
  public static Folds folds(TrainingSettings training, SelectionSettings settings) {
    return new Folds(settings.folds(), training.split().seed());
  }

  /**
   * Selects with {@code engine}, whose folds are {@link #folds}.
   *
   * @param clock the one the engine laps
   * @throws InputException if there is nothing to select from
   */
  public Selected run(Engine engine, PhaseClock clock) throws IOException {
    TrainingStatistics statistics =
        known != null ? known : engine.statistics(withSmallest(training, settings).scope());
    progress.say(
        "statistics: %d rows, %d train, %d held out"
            .formatted(statistics.tableRows(), statistics.rows(), statistics.counts().heldOut()));
    List<RowPreparation> preparations = preparations(statistics);
    checkClasses(statistics);
    engine.prepare(new RowPreparations(folds(training, settings), preparations));
    BatchedPasses passes =
        new BatchedPasses(
            engine, preparations, settings.folds(), statistics.counts().byLabel(), progress, clock);
    List<Tried> tried = tried(passes, preparations.get(0), statistics);
    List<FullFit> fits = fits(tried, preparations, statistics, engine, passes);
    return new Outcomes(settings, tried, fits, statistics, columns.features())
        .selected(passes.count(), training.split().seed(), warnings);
  }

  private List<FullFit> fits(
      List<Tried> tried,
      List<RowPreparation> preparations,
      TrainingStatistics statistics,
      Engine engine,
      BatchedPasses passes)
      throws IOException {
    SharedPasses shared = new SharedPasses();
    int cores = Math.max(1, engine.cores() / tried.size());
    FitContext context =
        new FitContext(
            columns, statistics, preparations, settings.folds(), cores, shared, warnings);
    List<FullFit> fits = new ArrayList<>();
    for (Tried one : tried) {
      int number = fits.size() * (settings.folds() + 1);
      fits.add(new FullFit(number, training.penalizedBy(one.split()), context));
    }
    fits.forEach(shared::start);
    shared.lead(passes);
    return fits;
  }

  /** Early, where a class is too small for any folds; where it is not, the first pass tells. */
  private void checkClasses(TrainingStatistics statistics) {
    Map.Entry<String, Long> fewest =
        Collections.min(statistics.counts().byLabel().entrySet(), Map.Entry.comparingByValue());
    if (fewest.getValue() < settings.folds()) {
      throw new InputException(
          "Folds: expected at most %d, the training rows of class '%s', but found %d"
              .formatted(fewest.getValue(), fewest.getKey(), settings.folds()));
    }
  }

  /** The ways in which the fits prepare their rows: one, unless features are left out or far. */
  private List<RowPreparation> preparations(TrainingStatistics statistics) {
    Set<RowPreparation> all = new LinkedHashSet<>();
    InputException refused = null;
    for (Penalty penalty : foreseen()) {
      try {
        all.add(
            new Training(columns, training.penalizedBy(penalty), Progress.SILENT)
                .preparation(statistics));
      } catch (InputException e) {
        refused = refused == null ? e : refused; // said of this penalty, if others have a fit
      }
    }
    if (all.isEmpty() && refused != null) {
      throw refused;
    }
    return List.copyOf(all);
  }

  /** The penalties that may be tried or, before these are known, those that stand for them. */
  private List<Penalty> foreseen() {
    List<Penalty> all = new ArrayList<>();
    for (double ratio : settings.l1Ratios()) {
      if (settings.path().ofTable()) {
        for (double probe : PROBES) {
          all.add(new Tried(probe, ratio).split());
        }
      }
      settings.path().list().forEach(penalty -> all.add(new Tried(penalty, ratio).split()));
    }
    return all;
  }

  private List<Tried> tried(
      BatchedPasses passes, RowPreparation rows, TrainingStatistics statistics) throws IOException {
    double largest = 0;
    if (settings.path().ofTable()) {
      PassRequest request = LargestPenalty.request(rows, statistics.counts().byLabel());
      double[] squares = FitContext.squareScales(statistics, rows);
      largest = LargestPenalty.of(rows, request, passes.answer(request), squares);
      progress.say(
          String.format(Locale.ROOT, "path: every coefficient is 0 from l1 %.4g on", largest));
    }
    List<Tried> all = new ArrayList<>();
    for (double ratio : settings.l1Ratios()) {
      for (double penalty : settings.path().values(LargestPenalty.of(largest, ratio))) {
        all.add(new Tried(penalty, ratio));
      }
    }
    return all;
  }
}

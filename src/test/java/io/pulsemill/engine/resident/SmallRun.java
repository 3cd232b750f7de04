package io.pulsemill.engine.resident;

import io.pulsemill.engine.LocalEngine;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.Parallel;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.engine.TableReading;
import io.pulsemill.engine.Training;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.job.Progress;
import io.pulsemill.job.SmallModel;
import io.pulsemill.job.SmallTable;
import io.pulsemill.metrics.ModelScores;
import io.pulsemill.metrics.Scores;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.startup.InProcessLocalFileSystem;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.ChosenRows;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupPacking;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;

/** A run over {@link SmallTable} without a cluster, and what has to come of it. */
final class SmallRun implements AutoCloseable {
  static final int MEMBERS = 3;
  static final String JOB = "job_1_0001";

  /** Bytes of a sum: one with a Hessian comes in three parts, one without in one. */
  static final int AT_ONCE = 200;

  static final TrainingSplit SPLIT = new TrainingSplit(12345, 0.7);
  static final String MODEL = ModelJson.write(SmallModel.of("a", "b"));

  /** Of members whose dead do not break connections: they are asked again soon. */
  private static final MemberTimes QUICK =
      new MemberTimes(Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofMillis(100));

  final Configuration conf = new Configuration();
  final FeatureTable table;
  final RunPlan plan;
  final GangFolder folder;

  private final int members;
  private final List<List<RowGroupRef>> parts;
  private final Queue<Parallel> started = new ConcurrentLinkedQueue<>();

  /** Writes the table and makes the folder of a run of {@link #MEMBERS}. */
  SmallRun(Path place) throws IOException {
    this(place, MEMBERS, SmallTable.ROW_GROUP_ROWS);
  }

  /** Likewise, of so many members and with so many rows in each row group. */
  SmallRun(Path place, int members, int rowGroupRows) throws IOException {
    this.members = members;
    InProcessLocalFileSystem.use(conf);
    table = SmallTable.write(conf, place, rowGroupRows);
    folder = new GangFolder(conf, new org.apache.hadoop.fs.Path(place.toUri().toString(), "run"));
    plan =
        new RunPlan(
            members,
            settings(table),
            Duration.ofMinutes(1),
            RowChoice.TEST,
            null,
            null,
            false,
            null);
    parts = RowGroupPacking.pack(table.rowGroups(), members);
  }

  static TrainingSettings settings(FeatureTable table) {
    return new TrainingSettings(
        table.columns(),
        SPLIT,
        OptimizerChoice.AUTO,
        new Stopping(1e-8, 100),
        Penalty.NONE,
        20_000);
  }

  /** Coordinates for passes without a training. */
  static RowPreparation rows() {
    Standardization unit =
        new Standardization(new double[2], new double[] {1, 1}, new double[] {8, 8});
    return new RowPreparation(SPLIT, List.of("a", "b"), new int[] {0, 1}, unit);
  }

  /** How many there are. */
  int members() {
    return members;
  }

  /** A gang of them that waits for long, but not with a call. */
  Gang gang(int term, int fanIn) {
    Duration aMinute = Duration.ofMinutes(1);
    return new Gang(
        members,
        new GangTimes(aMinute, aMinute, Duration.ofMillis(20)),
        term,
        request -> fanIn,
        Ticker.SYSTEM);
  }

  /** A member that knows nothing yet. */
  Member member(int number, Uplink.Roads roads) {
    return member(number, roads, QUICK, () -> {}, Ticker.SYSTEM);
  }

  /** Likewise, with somebody to tell of its progress and a clock. */
  Member member(
      int number, Uplink.Roads roads, MemberTimes times, Runnable progress, Ticker ticker) {
    Parallel threads = new Parallel(1);
    started.add(threads);
    TableReading reading =
        new TableReading(conf, table.columns(), parts.get(number), threads, () -> {});
    return new Member(
        number,
        plan,
        reading,
        threads,
        MessageLimit.of(conf, members),
        roads,
        times,
        progress,
        ticker);
  }

  @Override
  public void close() {
    started.forEach(Parallel::close);
  }

  /** As a task asks. */
  boolean needsStatistics() {
    try {
      return !folder.has(GangFolder.STATISTICS);
    } catch (IOException e) {
      return true;
    }
  }

  LocalEngine local() {
    return new LocalEngine(conf, table, SPLIT, 1, new PhaseClock());
  }

  /** {@code model.json} of the local engine. */
  String localModel() throws IOException {
    try (LocalEngine local = local()) {
      return ModelJson.write(
          new Training(table.columns(), settings(table), Progress.SILENT)
              .run(local, new PhaseClock())
              .model());
    }
  }

  /** Test rows scored by {@link #MODEL}, a row group at a time. */
  Scores localScores() throws IOException {
    ModelScores scores = new ModelScores(ModelJson.read(MODEL, "the model").model());
    try (RowGroupReader reader = new RowGroupReader(conf, table.columns())) {
      for (RowGroupRef where : table.rowGroups()) {
        RowGroup group = reader.read(where);
        ChosenRows rows = ChosenRows.of(group, SPLIT, RowChoice.TEST, 0, group.rows());
        scores.skip(Scores.MISSING_VALUE, rows.missing());
        scores.add(rows.count(), rows.values(), rows.labelCodes(), rows.labels());
      }
    }
    return scores.sum();
  }
}

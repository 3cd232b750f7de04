package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.engine.Training;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A training whose task 0 dies again and again; the members stay, its journal too. */
@Timeout(60)
class FirstTaskDiesTest {
  /** Of a tree of seven beside task 0's own: the last comes to 3, 3 to 1. */
  private static final int TREE_MEMBERS = 8;

  private static final int FIVE_ROWS = 5;

  @TempDir private Path folder;

  private SmallRun run;
  private int terms;
  private RunningMembers members;
  private int fanIn;

  /** In which it died in the midst of a pass. */
  private final List<Tree> trees = new ArrayList<>();

  /** Which gangs asked for a step. */
  private final Map<Long, Set<Gang>> asked = new ConcurrentHashMap<>();

  /** In the midst of it {@code doomed} dies: the last member keeps its answer to itself. */
  private volatile Request unanswered = Request.of(Request.Kind.WAIT, -1);

  private volatile Gang doomed;

  /** Members whose answers to that are counted. */
  private final Set<Integer> counted = ConcurrentHashMap.newKeySet();

  private static final class DiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The way of a member to whoever leads. */
  private final class Watched extends WireLink {
    private final int member;

    Watched(Supplier<? extends GangService> service, int member) {
      super(service, member > 0);
      this.member = member;
    }

    @Override
    public Request exchange(Answer answer) throws IOException {
      Gang gang = members.leader();
      boolean fatal = answer.answers(unanswered.part(answer.part())) && gang.equals(doomed);
      while (fatal && member == last() && gang.equals(members.leader())) {
        Thread.onSpinWait();
      }
      Request request = super.exchange(answer);
      if (fatal && gang.equals(doomed)) {
        counted.add(member);
      }
      if (request.kind() == Request.Kind.STATISTICS || request.kind() == Request.Kind.SUMS) {
        asked.computeIfAbsent(request.step(), step -> ConcurrentHashMap.newKeySet()).add(gang);
      }
      return request;
    }
  }

  @AfterEach
  void endMembers() {
    run.close();
  }

  @Test
  void aPassIsAskedOnceHoweverOftenTask0DiesAfterOne() throws IOException {
    begin(new SmallRun(folder), Tree.STAR);
    String model = null;
    int deaths = 0;
    while (model == null) {
      Gang gang = gang();
      lead(gang);
      try (ResidentEngine engine =
          new ResidentEngine(
              gang,
              () -> {},
              run.folder,
              SmallRun.JOB,
              1,
              () -> PhaseTimes.ZERO,
              new PhaseClock(),
              1,
              SmallRun.AT_ONCE)) {
        model = train(engine, run, new DiesAtLine(deaths + 1));
      } catch (DiedException e) {
        deaths++;
      }
    }
    end();

    assertThat(model).isEqualTo(run.localModel());
    assertThat(asked.values()).hasSizeGreaterThan(3).allMatch(gangs -> gangs.size() == 1);
    assertThat(deaths).isGreaterThan(asked.size());
  }

  @Test
  void theModelIsTheSameWhereTask0DiesInTheMidstOfEachPass() throws IOException {
    begin(new SmallRun(folder), Tree.STAR);
    assertModelIsTheSameWhereTask0DiesInTheMidstOfEachPass();
  }

  @Test
  void theModelIsTheSameWhereTask0OfATreeDiesInTheMidstOfEachPass() throws IOException {
    begin(new SmallRun(folder, TREE_MEMBERS, FIVE_ROWS), 2);
    assertModelIsTheSameWhereTask0DiesInTheMidstOfEachPass();
    assertThat(trees).hasSizeGreaterThan(3).allSatisfy(tree -> assertThat(tree.star()).isFalse());
  }

  private void assertModelIsTheSameWhereTask0DiesInTheMidstOfEachPass() throws IOException {
    String model = null;
    int deaths = 0;
    while (model == null) {
      Gang gang = gang();
      // Before members follow it: they answer at once what they have summed already.
      unanswered =
          Request.of(deaths == 0 ? Request.Kind.STATISTICS : Request.Kind.SUMS, 1 + deaths);
      counted.clear();
      doomed = gang;
      lead(gang);
      // Not closed: what it has not written yet is lost, or comes late.
      ResidentEngine engine =
          new ResidentEngine(
              gang,
              this::dieInTheMidst,
              run.folder,
              SmallRun.JOB,
              1,
              () -> PhaseTimes.ZERO,
              new PhaseClock(),
              1,
              SmallRun.AT_ONCE);
      try {
        model = train(engine, run, Progress.SILENT);
      } catch (DiedException e) {
        deaths++;
      }
    }
    end();

    assertThat(model).isEqualTo(run.localModel());
    assertThat(deaths).isGreaterThan(3);
  }

  private static String train(ResidentEngine engine, SmallRun run, Progress progress)
      throws IOException {
    Training training = new Training(run.table.columns(), SmallRun.settings(run.table), progress);
    return ModelJson.write(training.run(engine, new PhaseClock()).model());
  }

  /** When all have answered but the last one, and those who wait for it. */
  private void dieInTheMidst() {
    Tree tree = members.leader().tree();
    int missing = 0;
    for (int member = last(); member != Tree.TOP; member = tree.parent(member)) {
      missing++;
    }
    if (counted.size() == run.members() - missing) {
      trees.add(tree);
      throw new DiedException();
    }
  }

  private void begin(SmallRun begun, int fanIn) {
    run = begun;
    this.fanIn = fanIn;
    members = new RunningMembers(begun);
  }

  private int last() {
    return run.members() - 1;
  }

  private Gang gang() {
    return run.gang(terms++, fanIn);
  }

  private void lead(Gang gang) throws IOException {
    boolean first = members.leader() == null;
    members.follow(gang);
    for (int m = 0; first && m < run.members(); m++) {
      int member = m;
      members.start((service, there) -> new Watched(service, member));
    }
    gang.awaitAll(() -> {});
  }

  private void end() throws IOException {
    members.end();
    members.awaitAll();
  }

  /** Dies at the n-th thing it says: after the statistics, after each pass, and between. */
  private static final class DiesAtLine implements Progress {
    private int left;

    DiesAtLine(int line) {
      left = line;
    }

    @Override
    public void say(String line) {
      if (--left == 0) {
        throw new DiedException();
      }
    }

    @Override
    public void warn(String line) {
      say(line);
    }

    @Override
    public void ran(FinishedJob job) {}
  }
}

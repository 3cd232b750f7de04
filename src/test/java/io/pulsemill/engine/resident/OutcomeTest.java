package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.engine.EngineUnavailableException;
import io.pulsemill.engine.PassRecord;
import io.pulsemill.engine.Trained.Scored;
import io.pulsemill.engine.TrainingResult;
import io.pulsemill.job.SmallModel;
import io.pulsemill.metrics.Scores;
import io.pulsemill.optimize.Iteration;
import io.pulsemill.softmax.ModelJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.junit.jupiter.api.Test;

/** What came of a run reads as it was written. */
class OutcomeTest {
  private static final TrainingResult RESULT =
      new TrainingResult(
          SmallModel.of("a", "ü"),
          1.5,
          List.of(
              new PassRecord(1, 0.7, 0.25, 0.125, "job_1_0001"),
              new PassRecord(2, 0.5, 1e-9, 0.0625, "job_1_0001")),
          List.of(new Iteration(0, 0.7, 0.25, 0), new Iteration(1, 0.5, 1e-9, 1)));

  @Test
  void aTrainingReadsAsItWasWritten() throws IOException {
    Outcome.Trained read = written(new Outcome.Trained(RESULT, Optional.empty())).trained();
    assertThat(read.result().passes()).isEqualTo(RESULT.passes());
    assertThat(read.result().iterations()).isEqualTo(RESULT.iterations());
    assertThat(read.result().statisticsSeconds()).isEqualTo(1.5);
    assertThat(read.scored()).isEmpty();
  }

  @Test
  void aModelReadsAsTheSameBytes() throws IOException {
    Outcome.Trained read = written(new Outcome.Trained(RESULT, Optional.empty())).trained();
    assertThat(read.model()).isEqualTo(ModelJson.write(RESULT.model()));
  }

  @Test
  void anEvaluationReadsAsItWasWritten() throws IOException {
    Scores scores = new Scores(2);
    scores.add(1, new double[] {Math.log(0.25), Math.log(0.75)});
    scores.skip(Scores.UNKNOWN_LABEL, 4);
    Optional<Scored> scored = Optional.of(new Scored(scores, 2.25));
    assertThat(written(new Outcome.Trained(RESULT, scored)).trained().scored()).isEqualTo(scored);
  }

  @Test
  void aRefusalReadsAsItWasWritten() throws IOException {
    Outcome read = written(new Outcome.Refused("All rows are 'ü'"));
    assertThatThrownBy(read::trained)
        .isInstanceOf(InputException.class)
        .hasMessage("All rows are 'ü'");
  }

  @Test
  void aLostGangReadsAsItWasWritten() throws IOException {
    Outcome read = written(new Outcome.GangLost("only 1 of 2 tasks started within 60 s"));
    assertThatThrownBy(read::trained)
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage("only 1 of 2 tasks started within 60 s");
  }

  private static Outcome written(Outcome outcome) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    outcome.write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    Outcome read = Outcome.read(in);
    assertThat(in.read()).as("bytes left").isEqualTo(-1);
    return read;
  }
}

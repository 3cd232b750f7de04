package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.metrics.Scores;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.sums.ScoresWritable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Writable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests and answers arrive as they were sent. */
class MessagesTest {
  private static final double[] WEIGHTS = {0.1, -0.0, Double.MIN_VALUE, 4e300};

  @ParameterizedTest
  @EnumSource(
      value = Request.Kind.class,
      names = {"WAIT", "RETURN", "STATISTICS", "END"})
  void aRequestThatCarriesNothingArrives(Request.Kind kind) throws IOException {
    Request arrived = sent(Request.of(kind, Long.MAX_VALUE));
    assertThat(arrived.kind()).isEqualTo(kind);
    assertThat(arrived.step()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @EnumSource(Derivatives.class)
  void aRequestForSumsArrivesWithItsWeightsToTheBit(Derivatives derivatives) throws IOException {
    Request arrived = sent(Request.sums(7, List.of(PassRequest.all(0, WEIGHTS, derivatives))));
    assertThat(arrived.kind()).isEqualTo(Request.Kind.SUMS);
    assertThat(arrived.step()).isEqualTo(7);
    assertThat(arrived.derivatives()).contains(derivatives);
    Request.Sums sums = (Request.Sums) arrived.content();
    assertThat(sums.requests()).containsExactly(PassRequest.all(0, WEIGHTS, derivatives));
  }

  @Test
  void aRequestForAPartArrivesAsSuch() throws IOException {
    Request whole = Request.sums(7, List.of(PassRequest.all(0, WEIGHTS, Derivatives.HESSIAN)));
    Request arrived = sent(whole.part(new Part(2, 5)));
    assertThat(arrived.part()).isEqualTo(new Part(2, 5));
    assertThat(arrived.same(whole)).isFalse();
    List<PassRequest> asked = ((Request.Sums) arrived.content()).requests();
    assertThat(Request.parts(asked, 1, 100)).isEqualTo(3);
    assertThat(Request.parts(asked, 2, 100)).isEqualTo(6);
  }

  @Test
  void aRequestToPrepareArrivesWithTheCoordinates() throws IOException {
    Request arrived = sent(Request.prepare(RowPreparations.of(SmallRun.rows())));
    Request.Prepare prepare = (Request.Prepare) arrived.content();
    assertThat(bytes(out -> prepare.rows().write(out)))
        .isEqualTo(bytes(out -> RowPreparations.of(SmallRun.rows()).write(out)));
    assertThat(arrived.kind()).isEqualTo(Request.Kind.PREPARE);
  }

  @Test
  void aRequestForScoresArrivesWithTheModel() throws IOException {
    byte[] model = "{\"ü\": 1}".getBytes(StandardCharsets.UTF_8);
    Request arrived = sent(Request.scores(9, model));
    assertThat(arrived.kind()).isEqualTo(Request.Kind.SCORES);
    assertThat(((Request.Score) arrived.content()).model()).isEqualTo(model);
  }

  @Test
  void aMemberThatHasYetToReadArrivesAsSuch() throws IOException {
    Answer arrived = sent(Answer.joined(2, null));
    assertThat(arrived.member()).isEqualTo(2);
    assertThat(arrived.reading()).isTrue();
    assertThat(arrived.prepared()).isFalse();
    assertThat(arrived.sum()).isNull();
  }

  @Test
  void aMemberThatHasReadArrivesAsSuch() throws IOException {
    assertThat(sent(Answer.ready(2, false)).reading()).isFalse();
    assertThat(sent(Answer.ready(2, false)).prepared()).isFalse();
    assertThat(sent(Answer.ready(2, true)).prepared()).isTrue();
  }

  @Test
  void anAnswerArrivesWithItsSumAndAnswersItsRequest() throws IOException {
    Request request = Request.scores(9, new byte[0]);
    Scores scores = new Scores(2);
    scores.skip(Scores.MISSING_VALUE, 3);
    ScoresWritable sum = new ScoresWritable();
    sum.set(scores);
    Answer arrived = sent(Answer.to(request, 1, true, sum));
    assertThat(arrived.member()).isEqualTo(1);
    assertThat(arrived.prepared()).isTrue();
    assertThat(arrived.answers(request)).isTrue();
    assertThat(arrived.answers(Request.scores(8, new byte[0]))).isFalse();
    assertThat(arrived.sum()).isEqualTo(sum);
  }

  @Test
  void aMessageOfAnotherBuildIsRefused() {
    DataInputBuffer in = new DataInputBuffer();
    in.reset(new byte[] {1, 0, 0, 0}, 4);
    assertThatThrownBy(() -> new Request().readFields(in))
        .hasMessage("Request has format 1; this build reads only 4");
  }

  @Test
  void aKindThatDoesNotExistIsRefused() {
    DataInputBuffer in = new DataInputBuffer();
    in.reset(new byte[] {4, 8}, 2);
    assertThatThrownBy(() -> new Request().readFields(in))
        .hasMessage("Kind: expected 0..7 but found 8");
  }

  private static Request sent(Request request) throws IOException {
    return sent(request, new Request());
  }

  private static Answer sent(Answer answer) throws IOException {
    return sent(answer, new Answer());
  }

  private static <W extends Writable> W sent(W message, W into) throws IOException {
    byte[] bytes = bytes(message::write);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(bytes, bytes.length);
    into.readFields(in);
    assertThat(in.read()).as("bytes left").isEqualTo(-1);
    return into;
  }

  private interface Content {
    void write(DataOutputBuffer out) throws IOException;
  }

  private static byte[] bytes(Content content) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    content.write(out);
    return Arrays.copyOf(out.getData(), out.getLength());
  }
}

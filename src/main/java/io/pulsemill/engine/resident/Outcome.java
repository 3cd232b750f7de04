package io.pulsemill.engine.resident;

import io.pulsemill.engine.PassRecord;
import io.pulsemill.engine.TrainingResult;
import io.pulsemill.metrics.Scores;
import io.pulsemill.optimize.Iteration;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.timing.PhaseTimes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a run: a model, a refusal (rows that have no optimum), or a gang that could not do
 * it. Once its file exists, the run is over for every task.
 *
 * <pre>
 *   byte    format (1)
 *   byte    kind
 *   int     bytes, byte × bytes: the model as JSON, or the reason, UTF-8
 *   TRAINED: double seconds of the statistics, int passes, {int, double × 3, UTF job} each,
 *            int iterations, {int, double × 3} each, double seconds of the evaluation,
 *            boolean, {@link Scores} if the boolean is true
 * </pre>
 */
public final class Outcome {
  private static final byte FORMAT = 1;

  private enum Kind {
    TRAINED,
    REFUSED,
    GANG_LOST
  }

  private final Kind kind;
  private final String text;
  private final TrainingResult result;
  private final Scores scores;
  private final double scoresSeconds;

  private Outcome(
      Kind kind, String text, TrainingResult result, Scores scores, double scoresSeconds) {
    this.kind = kind;
    this.text = text;
    this.result = result;
    this.scores = scores;
    this.scoresSeconds = scoresSeconds;
  }

  static Outcome trained(TrainingResult result, Scores scoresOrNull, double scoresSeconds) {
    return new Outcome(
        Kind.TRAINED, ModelJson.write(result.model()), result, scoresOrNull, scoresSeconds);
  }

  static Outcome refused(String why) {
    return new Outcome(Kind.REFUSED, why, null, null, 0);
  }

  static Outcome gangLost(String why) {
    return new Outcome(Kind.GANG_LOST, why, null, null, 0);
  }

  /** Whether there is a model. */
  public boolean trained() {
    return kind == Kind.TRAINED;
  }

  /** Whether the rows were refused, as any engine would. */
  boolean refused() {
    return kind == Kind.REFUSED;
  }

  /** Why there is no model. */
  public String reason() {
    return text;
  }

  /** {@code model.json}. */
  public String model() {
    return text;
  }

  /** How the training went. */
  public TrainingResult result() {
    return result;
  }

  /** The evaluation; null if none was asked for. */
  public Scores scores() {
    return scores;
  }

  /** Seconds the evaluation took. */
  public double scoresSeconds() {
    return scoresSeconds;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    Wire.writeEnum(out, kind);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
    if (kind == Kind.TRAINED) {
      out.writeDouble(result.statisticsSeconds());
      out.writeInt(result.passes().size());
      for (PassRecord pass : result.passes()) {
        out.writeInt(pass.number());
        out.writeDouble(pass.loss());
        out.writeDouble(pass.gradientNorm());
        out.writeDouble(pass.seconds());
        out.writeUTF(pass.job());
      }
      out.writeInt(result.iterations().size());
      for (Iteration iteration : result.iterations()) {
        out.writeInt(iteration.number());
        out.writeDouble(iteration.loss());
        out.writeDouble(iteration.gradientNorm());
        out.writeDouble(iteration.step());
      }
      out.writeDouble(scoresSeconds);
      out.writeBoolean(scores != null);
      if (scores != null) {
        scores.write(out);
      }
    }
  }

  static Outcome read(DataInput in) throws IOException {
    Wire.checkFormat(in, FORMAT, "Outcome of a run");
    Kind kind = Wire.readEnum(in, Kind.values());
    byte[] utf8 = new byte[in.readInt()];
    in.readFully(utf8);
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (kind != Kind.TRAINED) {
      return new Outcome(kind, text, null, null, 0);
    }
    double statisticsSeconds = in.readDouble();
    List<PassRecord> passes = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      passes.add(
          new PassRecord(
              in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readUTF()));
    }
    List<Iteration> iterations = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      iterations.add(
          new Iteration(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble()));
    }
    double scoresSeconds = in.readDouble();
    Scores scores = in.readBoolean() ? Scores.read(in) : null;
    TrainingResult result =
        new TrainingResult(
            ModelJson.read(text, "the model of a run"),
            new PhaseTimes(),
            statisticsSeconds,
            passes,
            iterations);
    return new Outcome(kind, text, result, scores, scoresSeconds);
  }
}

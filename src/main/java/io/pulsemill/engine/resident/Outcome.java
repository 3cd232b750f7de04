package io.pulsemill.engine.resident;

import io.pulsemill.InputException;
import io.pulsemill.engine.PassRecord;
import io.pulsemill.engine.Trained.Scored;
import io.pulsemill.engine.TrainingRequest;
import io.pulsemill.engine.TrainingResult;
import io.pulsemill.engine.select.Selected;
import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.metrics.Scores;
import io.pulsemill.optimize.Iteration;
import io.pulsemill.output.OutputFile;
import io.pulsemill.selection.SelectionJson;
import io.pulsemill.softmax.ModelJson;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What came of a run: a model, a refusal, or a gang that could not do it. Once its file exists, the
 * run is over for every task.
 *
 * <pre>
 *   byte    format (1)
 *   byte    0 trained, 1 refused, 2 gang lost, 3 selected
 *   int     bytes, byte × bytes: the model as JSON, or the reason, UTF-8
 *   selected: int bytes, byte × bytes: the selection as JSON, UTF-8
 *   trained: double seconds of the statistics, int passes, {int, double × 3, UTF job} each,
 *            int iterations, {int, double × 3} each, double seconds of the evaluation,
 *            boolean, {@link Scores} if the boolean is true
 * </pre>
 */
sealed interface Outcome {
  /** Of the file. */
  byte FORMAT = 1;

  /** The training; throws the reason why there is none. */
  Trained trained() throws GangLostException;

  /** The selection; throws the reason why there is none. */
  default Selected selected() throws GangLostException {
    trained();
    throw new IllegalStateException("This run trained");
  }

  /** Whether the run came to what was asked for. */
  default boolean isResult() {
    return false;
  }

  /** Writes it. */
  void write(DataOutput out) throws IOException;

  /** A model, and the rows that were evaluated if any were to be. */
  record Trained(TrainingResult result, Optional<Scored> scored) implements Outcome {
    private static final byte KIND = 0;

    /** {@code model.json}. */
    String model() {
      return ModelJson.write(result.model());
    }

    /** {@code evaluation.json}; empty if no row was evaluated. */
    Optional<String> evaluation() {
      return scored
          .map(Scored::scores)
          .filter(scores -> scores.rows() > 0)
          .map(scores -> EvaluationJson.write(scores, result.model().model().classes()));
    }

    /** Puts in place what the job could not, or had no time to. */
    void publish(TrainingRequest request, Configuration conf) throws IOException {
      publish(request.model(), model(), conf);
      if (evaluation().isPresent()) {
        publish(request.evaluation(), evaluation().get(), conf);
      }
    }

    private static void publish(OutputFile file, String text, Configuration conf)
        throws IOException {
      if (!OutputFile.holds(conf, file.place(), text)) {
        file.write(text);
      }
    }

    @Override
    public Trained trained() {
      return this;
    }

    @Override
    public boolean isResult() {
      return true;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      writeText(out, KIND, model());
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
      out.writeDouble(scored.map(Scored::seconds).orElse(0.0));
      out.writeBoolean(scored.isPresent());
      if (scored.isPresent()) {
        scored.get().scores().write(out);
      }
    }

    private static Trained read(String model, DataInput in) throws IOException {
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
      double seconds = in.readDouble();
      Optional<Scored> scored =
          in.readBoolean() ? Optional.of(new Scored(Scores.read(in), seconds)) : Optional.empty();
      return new Trained(
          new TrainingResult(
              ModelJson.read(model, "the model of a run"), statisticsSeconds, passes, iterations),
          scored);
    }
  }

  /** A selection. */
  record Selects(Selected selected) implements Outcome {
    private static final byte KIND = 3;

    @Override
    public Trained trained() {
      throw new IllegalStateException("This run selected");
    }

    @Override
    public boolean isResult() {
      return true;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      writeText(out, KIND, ModelJson.write(selected.model()));
      writeText(out, SelectionJson.write(selected.record()));
    }

    private static Selects read(String model, DataInput in) throws IOException {
      return new Selects(
          new Selected(
              SelectionJson.read(readText(in), "the selection of a run"),
              ModelJson.read(model, "the model of a run")));
    }
  }

  /** Rows that have no optimum, as any engine would find, or a table that is damaged. */
  record Refused(String reason) implements Outcome {
    private static final byte KIND = 1;

    @Override
    public Trained trained() {
      throw new InputException(reason);
    }

    @Override
    public void write(DataOutput out) throws IOException {
      writeText(out, KIND, reason);
    }
  }

  /** The gang could not do it. */
  record GangLost(String reason) implements Outcome {
    private static final byte KIND = 2;

    @Override
    public Trained trained() throws GangLostException {
      throw new GangLostException(reason);
    }

    @Override
    public void write(DataOutput out) throws IOException {
      writeText(out, KIND, reason);
    }
  }

  /** Reads what {@link #write} wrote. */
  static Outcome read(DataInput in) throws IOException {
    Wire.checkFormat(in, FORMAT, "Outcome of a run");
    byte kind = in.readByte();
    String text = readText(in);
    return switch (kind) {
      case Trained.KIND -> Trained.read(text, in);
      case Selects.KIND -> Selects.read(text, in);
      case Refused.KIND -> new Refused(text);
      case GangLost.KIND -> new GangLost(text);
      default -> throw new IOException("Outcome: expected 0..3 but found " + kind);
    };
  }

  private static void writeText(DataOutput out, byte kind, String text) throws IOException {
    out.writeByte(FORMAT);
    out.writeByte(kind);
    writeText(out, text);
  }

  private static String readText(DataInput in) throws IOException {
    byte[] utf8 = new byte[in.readInt()];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static void writeText(DataOutput out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}

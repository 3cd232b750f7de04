package io.pulsemill.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.Standardization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ONNX Runtime makes of the files is in {@link ScorersIT}. */
class OnnxWriterTest {
  /** The examples of protobuf.dev, "Encoding". */
  @Test
  void aMessageHasTheBytesOfTheSpecification() {
    assertThat(new ProtobufMessage().put(1, 150).toBytes()).containsExactly(0x08, 0x96, 0x01);
    assertThat(new ProtobufMessage().put(2, "testing").toBytes())
        .containsExactly(0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67);
    assertThat(new ProtobufMessage().put(3, new ProtobufMessage().put(1, 150)).toBytes())
        .containsExactly(0x1a, 0x03, 0x08, 0x96, 0x01);
    assertThat(new ProtobufMessage().put(20, 1f).toBytes())
        .containsExactly(0xa5, 0x01, 0x00, 0x00, 0x80, 0x3f);
  }

  @Test
  void theErrorOfFloatsIsInTheFile() {
    Scorer scorer = scorer(1e3, 2);
    String file = text(scorer, OnnxWriter.Precision.FLOAT32);

    assertThat(FloatError.largest(scorer, FloatError.DEVIATIONS)).isBetween(1e-5, 1e-3);
    assertThat(file)
        .contains(FloatError.stated(scorer))
        .contains("LinearClassifier")
        .contains("within 6 deviations of the training's centers");
    assertThat(text(scorer, OnnxWriter.Precision.FLOAT64)).doesNotContain("LinearClassifier");
  }

  @Test
  void aNumberThatHasNoFloatIsRefused() {
    assertThatThrownBy(() -> OnnxWriter.write(scorer(1, 1e-60), OnnxWriter.Precision.FLOAT32))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Each scale: expected a number within float32 but found 1.0E-60; use --precision"
                + " float64");
  }

  private static String text(Scorer scorer, OnnxWriter.Precision precision) {
    return new String(OnnxWriter.write(scorer, precision), StandardCharsets.UTF_8);
  }

  private static Scorer scorer(double center, double scale) {
    double[] one = {1};
    SoftmaxModel model =
        SoftmaxModel.fromStandardized(
            List.of("a", "b"),
            List.of("x"),
            new int[] {0},
            new double[] {0, 1, 0, -1},
            new Standardization(new double[] {center}, new double[] {scale}, one, one),
            Penalty.NONE);
    return new Scorer(model, "label", "subject");
  }
}

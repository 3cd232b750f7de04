package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "Zoë", "😀", "\u0000", "\uFFFD"})
  void textIsReadAsItWasWritten(String text) throws IOException {
    assertThat(Utf8.read(Bytes.in(out -> Utf8.write(out, text)))).isEqualTo(text);
  }

  @Test
  void textIsLongerThanWriteUtfTakes() throws IOException {
    String text = "é".repeat(70_000);

    assertThat(Utf8.read(Bytes.in(out -> Utf8.write(out, text)))).isEqualTo(text);
  }

  @Test
  void aLengthBelowZeroIsRefused() throws IOException {
    DataInputStream in = Bytes.in(out -> out.writeInt(-1));

    assertThatThrownBy(() -> Utf8.read(in))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("-1");
  }
}

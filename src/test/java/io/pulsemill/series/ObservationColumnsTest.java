package io.pulsemill.series;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationColumnsTest {
  private static final List<String> HEADER = List.of("datetime", "pulse", "category", "ts_number");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "datetime,pulse,category,ts_number",
        "datetime,pulse,category,ts_number\r",
        "\uFEFFdatetime,pulse,category,ts_number",
        "\uFEFF\"datetime\",\"pulse\",\"category\",\"ts_number\"\r",
        "datetime,\"pulse\",category,ts_number"
      })
  void headerIsReadWithQuotesCarriageReturnAndByteOrderMark(String line) {
    assertThat(names(line.getBytes(UTF_8))).isEqualTo(HEADER);
  }

  @Test
  void headerNamesMayHoldCommasAndQuotes() {
    assertThat(names("\"a,b\",\"c\"\"d\"".getBytes(UTF_8))).containsExactly("a,b", "c\"d");
  }

  @Test
  void headerThatIsNotUtf8IsRefused() {
    assertThatThrownBy(() -> names("t\u00E9mps,pulse".getBytes(ISO_8859_1)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Header line: expected UTF-8");
  }

  @Test
  void findsEachColumnWhereverItStands() {
    ObservationColumns columns = of(List.of("category", "ts_number", "note", "pulse", "datetime"));
    assertThat(columns.width()).isEqualTo(5);
    assertThat(columns.subject()).isEqualTo(1);
    assertThat(columns.time()).isEqualTo(4);
    assertThat(columns.value(0)).isEqualTo(3);
    assertThat(columns.label()).isZero();
  }

  @Test
  void aFolderGivesAColumnEvenIfTheFileHasItToo() {
    ObservationColumns columns =
        ObservationColumns.of(
            List.of("id", "when", "pulse"),
            List.of("when", "l"),
            "id",
            "when",
            List.of("pulse"),
            "l");

    assertThat(columns.time()).isEqualTo(ObservationColumns.FROM_FOLDER);
    assertThat(columns.label()).isEqualTo(ObservationColumns.FROM_FOLDER);
    assertThat(columns.subject()).isZero();
  }

  @Test
  void aMissingColumnIsNamedBesideThoseOfFolders() {
    assertThatThrownBy(
            () ->
                ObservationColumns.of(
                    List.of("id", "pulse"), List.of("dt"), "id", "dx", List.of("pulse"), null))
        .hasMessage(
            "expected a time column 'dx' but found: 'id', 'pulse', in folders: 'dt';"
                + " did you mean --time-column 'dt'?");
  }

  @Test
  void labelNotAskedForHasNoPosition() {
    assertThat(
            ObservationColumns.of(HEADER, "ts_number", "datetime", List.of("pulse"), null).label())
        .isEqualTo(-1);
  }

  @Test
  void missingColumnIsNamedBesideThoseFound() {
    assertThatThrownBy(() -> of(List.of("datetime", "heart_rate", "category", "ts_number")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "expected a value column 'pulse' but found: 'datetime', 'heart_rate',"
                + " 'category', 'ts_number'; name the right one with --value-column");
  }

  @Test
  void labelAskedForMustBeThere() {
    assertThatThrownBy(() -> of(List.of("datetime", "pulse", "ts_number")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'category'");
  }

  @Test
  void nameStandingTwiceIsRefused() {
    assertThatThrownBy(() -> of(List.of("datetime", "pulse", "category", "ts_number", "pulse")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "expected each column once but found 'pulse' twice in: 'datetime',"
                + " 'pulse', 'category', 'ts_number', 'pulse'; rename one");
  }

  @Test
  void survivesWritingAndReading() throws Exception {
    ObservationColumns columns =
        ObservationColumns.of(List.of("心拍", "t", "", "id"), "id", "t", List.of("心拍"), null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    columns.write(new DataOutputStream(bytes));

    ObservationColumns read =
        ObservationColumns.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read).isEqualTo(columns).hasSameHashCodeAs(columns);
    assertThat(List.of(read.subject(), read.time(), read.value(0), read.label()))
        .containsExactly(3, 1, 0, -1);
    assertThat(read.name(0)).isEqualTo("心拍");
  }

  private static List<String> names(byte[] line) {
    return CsvHeader.names(line, 0, line.length);
  }

  private static ObservationColumns of(List<String> header) {
    return ObservationColumns.of(header, "ts_number", "datetime", List.of("pulse"), "category");
  }
}

package io.pulsemill.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableColumnsTest {
  @Test
  void travelsWithAndWithoutALabel() throws IOException {
    TableColumns labeled = new TableColumns("id", "class", List.of("ä", "b"));
    TableColumns plain = new TableColumns("id", null, List.of());
    TableColumns split = new TableColumns("id", "class", "set", List.of("a"));

    assertThat(sent(split)).isEqualTo(split);
    assertThat(sent(labeled)).isEqualTo(labeled);
    assertThat(sent(plain)).isEqualTo(plain);
  }

  @Test
  void refusesAFeatureNamedTwice() {
    assertThatThrownBy(() -> new TableColumns("id", null, List.of("a", "b", "a")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'a'");
  }

  @Test
  void refusesTheLabelAsAFeature() {
    assertThatThrownBy(() -> new TableColumns("id", "y", List.of("a", "y")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'y'");
  }

  @Test
  void refusesOneColumnAsSubjectAndLabel() {
    assertThatThrownBy(() -> new TableColumns("id", "id", List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'id'");
  }

  @Test
  void refusesTheSplitAsAnythingElse() {
    assertThatThrownBy(() -> new TableColumns("id", "y", "y", List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'y'");
    assertThatThrownBy(() -> new TableColumns("id", "y", "set", List.of("a", "set")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'set'");
  }

  private static TableColumns sent(TableColumns columns) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    columns.write(new DataOutputStream(bytes));
    return TableColumns.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }
}

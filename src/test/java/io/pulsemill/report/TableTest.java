package io.pulsemill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table TABLE =
      new Table(List.of("engine", "s"), List.of(List.of("é", "12"), List.of("local", "–")));

  @Test
  void aTerminalHasTheFirstColumnToTheLeftAndOthersToTheRight() {
    assertThat(TABLE).hasToString("engine   s\né       12\nlocal    –\n");
  }

  @Test
  void aPageHasTheSameCells() {
    assertThat(new HtmlWriter().table(TABLE).page())
        .contains(
            "<th scope=\"col\">engine</th><th scope=\"col\">s</th>",
            "<th scope=\"row\">é</th><td>12</td>",
            "<th scope=\"row\">local</th><td>–</td>");
  }

  @Test
  void namesAreThoseOfColumnsAndRows() {
    Table named = TABLE.named(name -> "<" + name + ">");
    assertThat(named.heads()).containsExactly("<engine>", "<s>");
    assertThat(named.rows()).containsExactly(List.of("<é>", "12"), List.of("<local>", "–"));
  }
}

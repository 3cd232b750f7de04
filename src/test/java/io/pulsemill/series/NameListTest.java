package io.pulsemill.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameListTest {
  @Test
  void commasSeparateAndQuotesKeepThem() throws Exception {
    assertThat(NameList.parse("a, b,\"c,d\",\"e\"\"f\"")).containsExactly("a", " b", "c,d", "e\"f");
    assertThat(NameList.parse("\\N,NA,")).containsExactly("\\N", "NA", "");
    assertThat(NameList.parse("")).containsExactly("");
  }

  @Test
  void readsWhatItJoined() throws Exception {
    for (List<String> items :
        List.of(
            List.of("a"),
            List.of(""),
            List.of("", ""),
            List.of("a,b", "\"", " ", "c\r", "\\001"))) {
      assertThat(NameList.parse(NameList.join(items))).isEqualTo(items);
      assertThat(NameList.join(items)).isNotEmpty(); // a configuration loses empty values
    }
  }

  @Test
  void refusesAQuoteThatIsNotClosed() {
    assertThatThrownBy(() -> NameList.parse("a,\"b"))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining("column 2");
  }
}

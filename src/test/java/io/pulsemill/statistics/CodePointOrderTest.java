package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointOrderTest {
  private static final long SEED = 1;

  @Test
  void supplementaryCharactersComeAfterAllOthers() {
    List<String> ordered =
        List.of("", "B", "a", "aa", "ab", "é", "\uD7FF", "\uE000", "\uFFFD", "😀", "😀a", "😁");
    List<String> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(SEED));
    shuffled.sort(CodePointOrder.INSTANCE);

    assertThat(shuffled).isEqualTo(ordered);
  }
}

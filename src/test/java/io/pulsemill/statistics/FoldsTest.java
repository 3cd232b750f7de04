package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which fold a subject is in. */
class FoldsTest {
  @Test
  void theFoldIsThatOfTheDocumentedHash() throws Exception {
    Folds folds = new Folds(5, 12345);
    for (int i = 0; i < 200; i++) {
      byte[] text = ("12345:fold:s" + i).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      long bits = 0;
      for (int b = 0; b < 8; b++) {
        bits = bits << 8 | (hash[b] & 0xFF);
      }
      assertThat(folds.of("s" + i)).isEqualTo((int) Math.floor(5 * ((bits >>> 11) * 0x1p-53)));
    }
  }

  @Test
  void everyFoldHasItsShareOfTheSubjects() {
    Folds folds = new Folds(4, 1);
    long[] counts = new long[4];
    IntStream.range(0, 4000).forEach(i -> counts[folds.of("subject-" + i)]++);
    for (long count : counts) {
      assertThat(count).isBetween(850L, 1150L);
    }
  }
}

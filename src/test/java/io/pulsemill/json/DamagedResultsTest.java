package io.pulsemill.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every bit of each result flipped, each result cut at every byte, bytes put behind it: its reader
 * refuses it in one line that names it, or reads what was there. Nothing else, and all are counted.
 */
class DamagedResultsTest {
  private static final String REFUSED = "refused";
  private static final String UNCHANGED = "unchanged";
  private static final String WHERE = "dir/result.json";

  private final Map<String, Integer> outcomes = new TreeMap<>();

  @ParameterizedTest
  @CsvSource({
    "MODEL, 5952",
    "EVALUATION, 22152",
    "RUN, 23664",
    "TRADEOFF, 14832",
    "FEATURES, 4904"
  })
  void everyFlippedBitIsNoticed(Example example, int bits) throws IOException {
    byte[] bytes = example.bytes(2);
    String right = read(example, bytes);
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      count(example, bytes, right);
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    }
    assertThat(outcomes).containsExactly(Map.entry(REFUSED, bits));
  }

  @ParameterizedTest
  @CsvSource({"MODEL, 744", "EVALUATION, 2769", "RUN, 2958", "TRADEOFF, 1854", "FEATURES, 613"})
  void everyCutIsNoticed(Example example, int cuts) throws IOException {
    byte[] bytes = example.bytes(2);
    String right = read(example, bytes);
    for (int length = 0; length < bytes.length; length++) {
      count(example, Arrays.copyOf(bytes, length), right);
    }
    assertThat(outcomes).containsExactly(Map.entry(REFUSED, cuts));
  }

  @ParameterizedTest
  @CsvSource({"MODEL", "EVALUATION", "RUN", "TRADEOFF", "FEATURES"})
  void everyByteBehindIsNoticed(Example example) throws IOException {
    byte[] bytes = example.bytes(2);
    String right = read(example, bytes);
    for (int last = 0; last < 256; last++) {
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      longer[bytes.length] = (byte) last;
      count(example, longer, right);
    }
    byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
    count(example, twice, right);
    assertThat(outcomes).containsExactly(Map.entry(REFUSED, 257));
  }

  private void count(Example example, byte[] damaged, String right) {
    String outcome;
    try {
      outcome = read(example, damaged).equals(right) ? UNCHANGED : "wrong";
    } catch (InputException e) {
      String line = e.getMessage();
      boolean named = line.startsWith(WHERE) && line.indexOf('\n') < 0;
      outcome = named ? REFUSED : "refused otherwise: " + line;
    } catch (RuntimeException e) {
      outcome = e.toString();
    }
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private static String read(Example example, byte[] bytes) {
    return example.read(new String(bytes, StandardCharsets.UTF_8), WHERE);
  }
}

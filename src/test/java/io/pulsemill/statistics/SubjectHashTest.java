package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectHashTest {
  private static final long SEED = 12345;

  /** From the reference data: solved and split by an independent program. */
  @ParameterizedTest
  @CsvSource({
    "1_1, 0.8511614596374828",
    "1_10, 0.8101788623171229",
    "1_100, 0.16381242932461237",
    "1_101, 0.23817319328132425",
    "1_102, 0.9048570795333634"
  })
  void agreesWithTheReferenceToTheBit(String subject, double u) {
    assertThat(new SubjectHash(SEED, "split").unit(subject)).isEqualTo(u);
  }

  @Test
  void anObjectServesManySubjects() {
    SubjectHash hash = new SubjectHash(SEED, "split");

    assertThat(hash.unit("1_1")).isEqualTo(0.8511614596374828);
    assertThat(hash.unit("1_100")).isEqualTo(0.16381242932461237);
    assertThat(hash.unit("1_1")).isEqualTo(0.8511614596374828);
  }

  @Test
  void threadsMayShareAnObject() {
    SubjectHash hash = new SubjectHash(SEED, "split");
    double[] alone = IntStream.range(0, 100_000).mapToDouble(i -> hash.unit("s" + i)).toArray();
    double[] together =
        IntStream.range(0, 100_000).parallel().mapToDouble(i -> hash.unit("s" + i)).toArray();

    assertThat(together).isEqualTo(alone);
  }

  @Test
  void textIsTakenAsUtf8() throws Exception {
    byte[] utf8 = "7:fold:Zoë 😀".getBytes(StandardCharsets.UTF_8);
    String hex = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8));
    double expected = Long.parseUnsignedLong(hex.substring(0, 16), 16) >>> 11;

    assertThat(new SubjectHash(7, "fold").unit("Zoë 😀")).isEqualTo(expected / 9007199254740992.0);
  }

  @Test
  void seedAndSaltMatter() {
    double u = new SubjectHash(SEED, "split").unit("1_1");

    assertThat(new SubjectHash(SEED + 1, "split").unit("1_1")).isNotEqualTo(u);
    assertThat(new SubjectHash(SEED, "pilot").unit("1_1")).isNotEqualTo(u);
  }
}

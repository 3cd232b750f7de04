package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputInspectionTest {
  private static final int LIMIT = 60;
  private static final String TEXT = "t,v,\"l,\"\"x\"\"\",s\r\n1,2,a,b\r\n";

  @TempDir Path folder;

  @Test
  void headerOfAPlainFile() throws Exception {
    assertThat(header("a.csv", bytes(TEXT))).contains(List.of("t", "v", "l,\"x\"", "s"));
  }

  @Test
  void headerOfAGzipFile() throws Exception {
    assertThat(header("a.csv.gz", TestFiles.gzip(TEXT)))
        .contains(List.of("t", "v", "l,\"x\"", "s"));
  }

  @Test
  void headerOfABzip2File() throws Exception {
    assertThat(header("a.csv.BZ2", TestFiles.bzip2(TEXT)))
        .contains(List.of("t", "v", "l,\"x\"", "s"));
  }

  @Test
  void byteOrderMarkIsNoPartOfTheFirstName() throws Exception {
    assertThat(header("a.csv", bytes("\uFEFFt,v\n"))).contains(List.of("t", "v"));
  }

  @Test
  void headerMayBeAllThereIs() throws Exception {
    assertThat(header("a.csv", bytes("t,v"))).contains(List.of("t", "v"));
  }

  @Test
  void fileWithoutAByteHasNoHeader() throws Exception {
    assertThat(header("a.csv", new byte[0])).isEmpty();
    assertThat(header("a.csv.gz", TestFiles.gzip(""))).isEmpty();
  }

  @Test
  void columnNameMayBeginLikeABzip2File() throws Exception {
    assertThat(header("a.csv", bytes("BZh1,v,l,s\n"))).contains(List.of("BZh1", "v", "l", "s"));
  }

  @Test
  void contentsThatAreNotWhatTheNameSaysAreRefused() throws Exception {
    assertRefused("a.csv", TestFiles.gzip(TEXT))
        .hasMessageEndingWith("a.csv: it holds gzip data; rename it to end in .gz");
  }

  @Test
  void longHeaderLineIsRefused() {
    assertRefused("a.csv", bytes("x".repeat(LIMIT + 1) + "\n1,2"))
        .hasMessageContaining("its header line is longer than 60 bytes")
        .hasMessageContaining("--max-line-bytes");
  }

  @Test
  void carriageReturnsAloneAreRefused() {
    assertRefused("a.csv", bytes("t,v\r1,2\r"))
        .hasMessageEndingWith("its lines end in carriage returns only; use line feeds");
  }

  @Test
  void headerWithABadQuoteIsRefused() {
    assertRefused("a.csv", bytes("t,\"v\n"))
        .hasMessageContaining("a.csv: Header line: column 2: expected a closing quote");
  }

  @Test
  void headerThatIsNotUtf8IsRefused() {
    assertRefused("a.csv", "t,ä\n".getBytes(Charset.forName("ISO-8859-1")))
        .hasMessageContaining("a.csv: Header line: expected UTF-8");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ?> assertRefused(
      String name, byte[] bytes) {
    return assertThatThrownBy(() -> header(name, bytes)).isInstanceOf(InputException.class);
  }

  private Optional<List<String>> header(String name, byte[] bytes) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    return new InputInspection(
            new Configuration(),
            new FeaturesSettings(
                TestFiles.NAMES,
                Optional.empty(),
                Dialect.CSV,
                TimeFormats.STANDARD,
                TestFiles.FEATURES,
                0,
                LIMIT,
                1000))
        .header(TestFiles.path(file), bytes.length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

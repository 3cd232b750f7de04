package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file given as observations and as a table: the same answer, in the same words. */
class SameAnswerIT {
  private static final String HEADER = "BZhigh,label,subject,time";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "a.csv, 50415245d2000000, an encrypted Parquet file",
    "a.csv, 1f8b0800, gzip data",
    "a.csv, 425a6839314159265359, bzip2 data",
    "a.csv, 28b52ffd0458, Zstandard data",
    "a.csv, 04224d186440, LZ4 data",
    "a.csv.xz, fd377a585a000004, xz data",
    "a.xlsx, 504b030414000000, a zip archive",
    "a.csv, fffe61002c00, text in UTF-16",
    "a.csv, 0000feff00000061, text in UTF-32",
    "a.csv, 7f454c460201010000, binary data",
    "a.csv.gz, 612c620a, plain text",
    "a.csv.bz2, 612c620a, plain text",
  })
  void whatIsNoCsv(String name, String hex, String title) throws IOException {
    String answer = answer(name, HexFormat.of().parseHex(hex));
    assertThat(answer).contains(name + ": ", "it holds " + title).matches("[^\\n]+; [^\\n]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void wideCharacters(String charset) throws IOException {
    byte[] wide = (HEADER + "\n1,a,s,2020-01-01\n").getBytes(Charset.forName(charset));
    String title = "text in " + charset.substring(0, 6);
    assertThat(answer("a.csv", wide)).contains("it holds " + title + "; convert it to UTF-8");
    assertThat(answer("a.csv.gz", gzip(wide))).contains("its gzip data hold " + title);
  }

  @Test
  void gzipCutShort() throws IOException {
    byte[] whole = gzip(HEADER.getBytes(StandardCharsets.UTF_8));
    assertThat(answer("a.csv.gz", Arrays.copyOf(whole, 15))).contains("damaged or cut short");
  }

  @Test
  void aHeaderThatBeginsLikeBzip2IsRead() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 40; i++) {
      rows.append("\n%d,%s,s%d,2020-01-01".formatted(i % 7, i % 2 == 0 ? "a" : "b", i));
    }
    Path file = Files.writeString(folder.resolve("a.csv"), rows);
    assertThat(features(file).exit()).isZero();
    CommandLineRun run = train(file, "--features", "BZhigh");
    assertThat(run.exit()).as(run.err()).isZero();
  }

  /** The one line that both verbs end with. */
  private String answer(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    String features = refusal(features(file), "pulsemill features: ");
    assertThat(refusal(train(file), "pulsemill train: ")).isEqualTo(features);
    return features;
  }

  private static String refusal(CommandLineRun run, String start) {
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.errorLines()).singleElement().asString().startsWith(start);
    return run.err().strip().substring(start.length());
  }

  private CommandLineRun features(Path file) {
    String options =
        "features --quiet --subject-column subject --time-column time --value-column BZhigh"
            + " --label-column label --input %s --output %s";
    Object[] words = options.formatted(file, folder.resolve("table")).split(" ");
    return CommandLineRun.of(words);
  }

  private CommandLineRun train(Path file, String... options) {
    Object[] args = {"train", "--quiet", "--table", file, "--output", folder.resolve("model.json")};
    Object[] all = Arrays.copyOf(args, args.length + options.length);
    System.arraycopy(options, 0, all, args.length, options.length);
    return CommandLineRun.of(all);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}

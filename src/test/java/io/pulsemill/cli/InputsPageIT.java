package io.pulsemill.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.pulsemill.columnar.AvroFixture;
import io.pulsemill.columnar.OrcFixture;
import io.pulsemill.table.ParquetFixture;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.file.CodecFactory;
import org.apache.orc.CompressionKind;
import org.apache.orc.storage.common.type.HiveDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of the table in {@code docs/inputs.md}, run: all make the same table. */
class InputsPageIT {
  private static final Path PAGE = Path.of("docs/inputs.md");
  private static final Pattern ROW = Pattern.compile("\\| ([\\w.]+) \\| .* \\| (?:`(.*)` )?\\|");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final int DAYS = 12;
  private static final String NUMBERED = "gestures";
  private static final String LABELS = "labels.csv";
  private static final String NAMES = "ts_number,datetime,pulse,category";

  @TempDir private static Path folder;
  private static byte[] expected;

  /** What all files make whose subjects have no ids but are numbered. */
  private static byte[] expectedOfNumbered;

  /** One reading. */
  private record Reading(String subject, LocalDate day, String value, String label) {
    /** The moment of the clocks of Berlin at which the day begins in UTC. */
    String inBerlin() {
      return LocalDateTime.ofInstant(
              day.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneId.of("Europe/Berlin"))
          .toString();
    }

    float number() {
      return Float.parseFloat(value);
    }

    String time(String pattern) {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day.atStartOfDay());
    }

    String line(String delimiter, String time) {
      return String.join(delimiter, subject, time, value, label) + "\n";
    }
  }

  private interface Line {
    String of(Reading reading);
  }

  @BeforeAll
  static void makesTheTableThatAllMustMake() throws IOException {
    expected = table("plain.csv", "");
    Path ids = folder.resolve("ids.csv");
    String text = text(NAMES, r -> r.line(",", r.day().toString()));
    Files.writeString(
        ids,
        Pattern.compile("(?m)^s(\\d)")
            .matcher(text)
            .replaceAll(id -> NUMBERED + "-" + (1 + Integer.parseInt(id.group(1)))));
    expectedOfNumbered = table(ids, "");
  }

  static Stream<List<String>> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> List.of(row.group(1), row.group(2) == null ? "" : row.group(2)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyLineOfThePageMakesTheSameTable(List<String> row) throws IOException {
    assertThat(table(row.get(0), row.get(1)))
        .isEqualTo(row.get(0).startsWith(NUMBERED) ? expectedOfNumbered : expected);
  }

  @Test
  void thePageHasALineForEveryFile() throws IOException {
    assertThat(rows().map(row -> row.get(0)))
        .containsExactlyInAnyOrderElementsOf(inputs())
        .hasSize(29);
  }

  private static byte[] table(String file, String options) throws IOException {
    Path input = folder.resolve(file);
    for (Map.Entry<String, byte[]> written : files().entrySet()) {
      if (top(written.getKey()).equals(file)) {
        Files.createDirectories(folder.resolve(written.getKey()).getParent());
        Files.write(folder.resolve(written.getKey()), written.getValue());
      }
    }
    return table(input, options);
  }

  private static byte[] table(Path input, String options) throws IOException {
    Path output = folder.resolve(input.getFileName() + ".table");
    List<Object> words = new ArrayList<>(List.of("features", "--input", input, "--output", output));
    Matcher word = WORD.matcher(options.replace("\\|", "|"));
    while (word.find()) {
      String found = Stream.of(1, 2, 3).map(word::group).filter(w -> w != null).findFirst().get();
      words.add(found.equals(LABELS) ? Files.write(folder.resolve(LABELS), labels()) : found);
    }
    words.add("--overwrite");
    CommandLineRun.done(words.toArray());
    return Files.readAllBytes(output.resolve("part-r-00000.parquet"));
  }

  /** The files, and the folders that hold files. */
  private static Set<String> inputs() throws IOException {
    return files().keySet().stream().map(InputsPageIT::top).collect(Collectors.toSet());
  }

  private static String top(String name) {
    return name.replaceFirst("/.*", "");
  }

  private static byte[] labels() {
    StringBuilder text = new StringBuilder("category,ts_number\n");
    for (int subject = 9; subject >= 0; subject--) {
      text.append("%s,s%d\n".formatted(subject % 2 == 0 ? "müde" : "wach", subject));
    }
    return bytes(text.toString(), UTF_8);
  }

  /** Folders by day, and by class and subject. */
  private static Map<String, byte[]> inFolders() {
    Map<String, StringBuilder> files = new TreeMap<>();
    text(
        "",
        r -> {
          files
              .computeIfAbsent(
                  "days/datetime=" + r.day() + "/000000_0", name -> new StringBuilder())
              .append(String.join("\001", r.subject(), r.value(), r.label()) + "\n");
          files
              .computeIfAbsent(
                  "groups/group=%s/id=%%%02X%s/f.csv"
                      .formatted(r.label(), (int) r.subject().charAt(0), r.subject().substring(1)),
                  name -> new StringBuilder("datetime,pulse\n"))
              .append("%s,%s\n".formatted(r.day(), r.value()));
          return "";
        });
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((name, text) -> bytes.put(name, bytes(text.toString(), UTF_8)));
    bytes.put("days/datetime=2021-05-01/_temporary/part", bytes("no", UTF_8));
    return bytes;
  }

  private static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>(inFolders());
    files.putAll(singleFiles());
    return files;
  }

  private static Map<String, byte[]> singleFiles() throws IOException {
    String plain = text(NAMES, r -> r.line(",", r.day().toString()));
    return Map.ofEntries(
        Map.entry(
            "apart.csv",
            bytes(
                text(
                    "ts_number,datetime,pulse",
                    r -> "%s,%s,%s\n".formatted(r.subject(), r.day(), r.value())),
                UTF_8)),
        Map.entry(
            "once.csv",
            bytes(
                text(
                    NAMES,
                    r ->
                        "%s,%s,%s,%s\n"
                            .formatted(
                                r.subject(),
                                r.day(),
                                r.value(),
                                r.day().getDayOfMonth() == 1 ? r.label() : "")),
                UTF_8)),
        Map.entry("plain.csv", bytes(plain, UTF_8)),
        Map.entry(
            "named.csv",
            bytes(
                text(
                    "group,when,,note,id,bpm,",
                    r -> "%s,%s,x,,%s,%s,\n".formatted(r.label(), r.day(), r.subject(), r.value())),
                UTF_8)),
        Map.entry(
            "semicolons.csv",
            bytes(
                text(
                    NAMES.replace(',', ';'),
                    r -> r.line(";", r.time("dd/MM/yyyy")).replace('.', ',').replace('/', '.')),
                UTF_8)),
        Map.entry(
            "tabs.tsv",
            bytes(
                text(
                    NAMES.replace(',', '\t'),
                    r -> r.line("\t", Long.toString(r.day().toEpochDay() * 86_400))),
                UTF_8)),
        Map.entry(
            "hive.txt",
            bytes(
                "s0\0012022-01-01\001\\N\001müde\n"
                    + text("", r -> r.line("\001", r.day().toString())),
                UTF_8)),
        Map.entry(
            "pipes.csv",
            bytes(
                text(
                    NAMES.replace(",", " | "),
                    r ->
                        "'%s' |%s |  %s|\t'%s'\n"
                            .formatted(r.subject(), r.day(), r.value(), r.label())),
                UTF_8)),
        Map.entry(
            "missing.csv",
            bytes(
                plain + "s0,2022-01-01,NA,müde\ns0,2022-01-01,,müde\ns0,2022-01-01,-9999,müde\n",
                UTF_8)),
        Map.entry("remarks.csv", bytes("# made by hand\n" + plain + "# the end\n", UTF_8)),
        Map.entry("latin.csv", bytes(plain, ISO_8859_1)),
        Map.entry("wide.csv", bytes(plain.replace(',', '\t'), UTF_16)),
        Map.entry(
            "american.csv", bytes(text(NAMES, r -> r.line(",", r.time("M/d/yyyy h:mm a"))), UTF_8)),
        Map.entry(
            "mixed.csv",
            bytes(
                text(
                    NAMES,
                    r ->
                        r.line(
                            ",",
                            r.time(r.day().getDayOfMonth() % 2 == 0 ? "dd.MM.yyyy" : "yyyyMMdd"))),
                UTF_8)),
        Map.entry(
            "long.csv",
            bytes(
                text(
                    NAMES.replace("pulse", "reading,sensor"),
                    r ->
                        "%s,%s,%s,pulse,%s\n%s,%s,x,steps,%s\n"
                            .formatted(
                                r.subject(),
                                r.day(),
                                r.value(),
                                r.label(),
                                r.subject(),
                                r.day(),
                                r.label())),
                UTF_8)),
        Map.entry("local.csv", bytes(text(NAMES, r -> r.line(",", r.inBerlin())), UTF_8)),
        Map.entry("packed.csv.zst", Zstd.compress(bytes(plain, UTF_8))),
        Map.entry("table.parquet", parquet()),
        Map.entry("table.orc", orc()),
        Map.entry("table.avro", avro()),
        Map.entry("sheet.csv", bytes(sheet(day -> "t" + day), UTF_8)),
        Map.entry("days.csv", bytes(sheet(day -> day(day).toString()), UTF_8)),
        Map.entry("gestures.ts", bytes(TS + series(",", (day, v) -> v, ":"), UTF_8)),
        Map.entry(
            "gestures.ts.zst",
            Zstd.compress(
                bytes(
                    "@timeStamps true\n"
                        + TS
                        + series(",", (day, v) -> "(%s 00:00:00,%s)".formatted(day(day), v), ":"),
                    UTF_8))),
        Map.entry("gestures.tsv", bytes(tabbed(), UTF_8)),
        Map.entry(
            "gestures.arff",
            bytes(
                "@relation r\n%s@attribute c {müde,wach}\n@data\n%s"
                    .formatted(attributes(), series(",", (day, v) -> v, ",")),
                UTF_8)),
        Map.entry(
            "gestures.arff.zst",
            Zstd.compress(
                bytes(
                    "@relation r\n@attribute g relational\n%s@end g\n@attribute c {müde,wach}\n@data\n%s"
                        .formatted(attributes(), bags()),
                    UTF_8))));
  }

  private static final String TS = "@univariate true\n@classLabel true müde wach\n@data\n";

  private static LocalDate day(int day) {
    return LocalDate.of(2021, 5, 1).plusDays(day);
  }

  private interface Value {
    String of(int day, String value);
  }

  /** A line for each subject: its readings, and its class after {@code last}. */
  private static String series(String delimiter, Value value, String last) {
    StringBuilder text = new StringBuilder();
    text(
        "",
        r -> {
          int day = r.day().getDayOfMonth() - 1;
          text.append(day == 0 ? "" : delimiter).append(value.of(day, r.value()));
          text.append(day == DAYS - 1 ? last + r.label() + "\n" : "");
          return "";
        });
    return text.toString();
  }

  private static String tabbed() {
    return series("\t", (day, v) -> v, "|")
        .lines()
        .map(line -> line.replaceFirst("(.*)\\|(.*)", "$2\t$1") + "\tNaN\n")
        .collect(Collectors.joining());
  }

  /** The other dimension is full of zeros. */
  private static String bags() {
    String zeros = "0" + ",0".repeat(DAYS - 1);
    return series(",", (day, v) -> v, "|")
        .lines()
        .map(line -> "'" + zeros + "\\n" + line.replace("|", "',") + "\n")
        .collect(Collectors.joining());
  }

  private static String attributes() {
    return IntStream.range(0, DAYS)
        .mapToObj(day -> "@attribute t%d numeric\n".formatted(day))
        .collect(Collectors.joining());
  }

  private static String sheet(IntFunction<String> name) {
    StringBuilder text = new StringBuilder("ts_number,category");
    IntStream.range(0, DAYS).forEach(day -> text.append(',').append(name.apply(day)));
    int[] subject = {0};
    series(",", (day, v) -> v, "|")
        .lines()
        .map(line -> line.replaceFirst("(.*)\\|(.*)", "$2,$1"))
        .forEach(line -> text.append("\ns").append(subject[0]++).append(',').append(line));
    return text.append('\n').toString();
  }

  private static byte[] parquet() throws IOException {
    Path file = Files.createTempDirectory(folder, "written").resolve("a");
    ParquetFixture.write(
        file,
        "message m { required binary ts_number (STRING); required int32 datetime (DATE);"
            + " required float pulse; required binary category (STRING); }",
        50,
        rows(r -> new Object[] {r.subject(), (int) r.day().toEpochDay(), r.number(), r.label()}));
    return Files.readAllBytes(file);
  }

  private static byte[] orc() throws IOException {
    Path file = Files.createTempDirectory(folder, "written").resolve("a");
    OrcFixture.write(
        file,
        "struct<class:string,id:string,at:timestamp,bpm:decimal(5,1)>",
        CompressionKind.ZLIB,
        50,
        rows(
            r ->
                new Object[] {
                  r.label(), r.subject(), r.day().atStartOfDay(), HiveDecimal.create(r.value())
                }));
    return Files.readAllBytes(file);
  }

  private static byte[] avro() throws IOException {
    return Files.readAllBytes(
        AvroFixture.write(
            Files.createTempDirectory(folder, "written").resolve("a"),
            String.join(
                ",",
                AvroFixture.field("ts_number", "\"string\""),
                AvroFixture.field(
                    "datetime", "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}"),
                AvroFixture.field("pulse", "\"float\""),
                AvroFixture.field("category", "\"string\"")),
            CodecFactory.snappyCodec(),
            50,
            rows(
                r ->
                    new Object[] {
                      r.subject(), r.day().toEpochDay() * 86_400_000_000L, r.number(), r.label()
                    })));
  }

  private interface Row {
    Object[] of(Reading reading);
  }

  private static Object[][] rows(Row row) {
    return readings().map(row::of).toArray(Object[][]::new);
  }

  private static byte[] bytes(String text, Charset encoding) {
    return text.getBytes(encoding);
  }

  private static String text(String header, Line line) {
    StringBuilder text = new StringBuilder(header.isEmpty() ? "" : header + "\n");
    readings().forEach(reading -> text.append(line.of(reading)));
    return text.toString();
  }

  private static Stream<Reading> readings() {
    return IntStream.range(0, 120)
        .mapToObj(
            i ->
                new Reading(
                    "s" + i / 12,
                    LocalDate.of(2021, 5, 1).plusDays(i % 12),
                    "%d.%d".formatted(50 + i * 7 % 23, i * 3 % 10),
                    i / 12 % 2 == 0 ? "müde" : "wach"));
  }
}

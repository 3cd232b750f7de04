package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.series.CharacterText;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NameList;
import io.pulsemill.series.TimeFormats;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** How text files of observations are written. */
final class DialectOptions {
  private static final Map<String, Charset> ENCODINGS =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "iso-8859-1", StandardCharsets.ISO_8859_1,
          "windows-1252", Charset.forName("windows-1252"),
          "utf-16", StandardCharsets.UTF_16);

  private enum YesNo {
    YES,
    NO;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--delimiter",
      defaultValue = ",",
      paramLabel = "CHAR",
      description = "Character between two fields: any, \\t, or octal as \\001.")
  private String delimiter;

  @Option(
      names = "--quote",
      defaultValue = "\"",
      paramLabel = "CHAR",
      description = "Character around fields that contain a delimiter, or none.")
  private String quote;

  @Option(
      names = "--decimal-mark",
      defaultValue = ".",
      paramLabel = "CHAR",
      description = "Decimal mark of readings: a dot or a comma.")
  private String decimalMark;

  @Option(
      names = "--header",
      defaultValue = "yes",
      paramLabel = "WORD",
      description = "Whether files begin with the names of the columns: ${COMPLETION-CANDIDATES}.")
  private YesNo header;

  @Option(
      names = "--columns",
      paramLabel = "NAME,…",
      description = "Names of the columns, in order, of files with --header no.")
  private String columns;

  @Option(
      names = "--null",
      paramLabel = "TEXT,…",
      description =
          "Fields that mean that a reading is missing, such as '\\N,NA,' (the last one is the"
              + " empty field); default: none, an empty reading is malformed.")
  private String nulls;

  @Option(
      names = "--comment",
      defaultValue = "none",
      paramLabel = "CHAR",
      description = "Character that lines begin with that are comments, or none.")
  private String comment;

  @Option(
      names = "--encoding",
      defaultValue = "UTF-8",
      paramLabel = "NAME",
      description = "UTF-8, ISO-8859-1, windows-1252, or UTF-16 with a byte order mark.")
  private String encoding;

  @Option(
      names = "--trim",
      defaultValue = "no",
      paramLabel = "WORD",
      description = "Whether blanks and tabs around fields are left out: ${COMPLETION-CANDIDATES}.")
  private YesNo trim;

  @Option(
      names = "--time-format",
      defaultValue = "auto",
      paramLabel = "FORMAT,…",
      description =
          "Formats of the time, tried in order. Names, all of which take ISO dates and date-times"
              + " too: auto (or a number in any unit), compact-date (yyyymmdd), epoch-seconds,"
              + " epoch-millis (epoch-s, epoch-ms; fractions allowed). Or patterns of Java's"
              + " DateTimeFormatter, such as 'dd.MM.yyyy HH:mm[:ss]' or 'M/d/yyyy h:mm a'.")
  private String timeFormat;

  @Option(
      names = "--time-zone",
      defaultValue = "UTC",
      paramLabel = "ZONE",
      description = "Zone of times without one, such as Europe/Berlin or +01:00.")
  private String timeZone;

  /** The dialect, checked. */
  Dialect dialect() {
    if ((header == YesNo.NO) != (columns != null)) {
      throw new UsageException(
          columns == null
              ? "--header no: expected --columns with the names of the columns but found none"
              : "--columns: expected --header no, as a header names the columns itself");
    }
    Charset charset = ENCODINGS.get(encoding.toLowerCase(Locale.ROOT));
    if (charset == null) {
      throw new UsageException(
          "--encoding: expected UTF-8, ISO-8859-1, windows-1252 or UTF-16 but found '%s'"
              .formatted(encoding));
    }
    if (decimalMark.length() != 1) {
      throw new UsageException(
          "--decimal-mark: expected . or , but found '%s'".formatted(decimalMark));
    }
    try {
      return new Dialect(
          CharacterText.parse(delimiter),
          CharacterText.parseOrNone(quote),
          decimalMark.charAt(0),
          nulls == null ? List.of() : list("--null", nulls),
          CharacterText.parseOrNone(comment),
          charset,
          trim == YesNo.YES,
          columns == null ? List.of() : list("--columns", columns));
    } catch (InputException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** How times are written, checked. */
  TimeFormats times() {
    try {
      return new TimeFormats(list("--time-format", timeFormat), TimeFormats.zone(timeZone));
    } catch (InputException e) {
      throw new UsageException(e.getMessage());
    }
  }

  static List<String> list(String option, String text) {
    try {
      return NameList.parse(text);
    } catch (MalformedRecordException e) {
      throw new UsageException("%s: %s".formatted(option, e.getMessage()));
    }
  }
}

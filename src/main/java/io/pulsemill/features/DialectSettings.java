package io.pulsemill.features;

import io.pulsemill.series.CharacterText;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NameList;
import io.pulsemill.series.TimeFormats;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** A dialect in the configuration of a job. */
final class DialectSettings {
  private static final String DELIMITER = "pulsemill.delimiter";
  private static final String QUOTE = "pulsemill.quote";
  private static final String DECIMAL_MARK = "pulsemill.decimal-mark";
  private static final String NULLS = "pulsemill.null";
  private static final String COMMENT = "pulsemill.comment";
  private static final String ENCODING = "pulsemill.encoding";
  private static final String TRIM = "pulsemill.trim";
  private static final String COLUMNS = "pulsemill.columns";
  private static final String TIME_FORMAT = "pulsemill.time-format";
  private static final String TIME_ZONE = "pulsemill.time-zone";

  private DialectSettings() {}

  static void write(Configuration conf, Dialect dialect, TimeFormats times) {
    conf.set(DELIMITER, CharacterText.of(dialect.delimiter())); // a control character is no XML
    conf.set(QUOTE, CharacterText.ofOrNone(dialect.quote()));
    conf.set(DECIMAL_MARK, String.valueOf(dialect.decimalMark()));
    set(conf, NULLS, dialect.nulls());
    conf.set(COMMENT, CharacterText.ofOrNone(dialect.comment()));
    conf.set(ENCODING, dialect.encoding().name());
    conf.setBoolean(TRIM, dialect.trim());
    set(conf, COLUMNS, dialect.columns());
    set(conf, TIME_FORMAT, times.formats());
    conf.set(TIME_ZONE, times.zone().getId());
  }

  static Dialect dialect(Configuration conf) {
    return new Dialect(
        CharacterText.parse(conf.getRaw(DELIMITER)),
        CharacterText.parseOrNone(conf.getRaw(QUOTE)),
        conf.getRaw(DECIMAL_MARK).charAt(0),
        get(conf, NULLS),
        CharacterText.parseOrNone(conf.getRaw(COMMENT)),
        Charset.forName(conf.get(ENCODING)),
        conf.getBoolean(TRIM, false),
        get(conf, COLUMNS));
  }

  static TimeFormats times(Configuration conf) {
    return new TimeFormats(get(conf, TIME_FORMAT), TimeFormats.zone(conf.get(TIME_ZONE)));
  }

  static void set(Configuration conf, String key, List<String> items) {
    if (items.isEmpty()) {
      conf.unset(key);
    } else {
      conf.set(key, NameList.join(items));
    }
  }

  static List<String> get(Configuration conf, String key) {
    String text = conf.getRaw(key);
    try {
      return text == null ? List.of() : NameList.parse(text);
    } catch (MalformedRecordException e) {
      throw new IllegalArgumentException("%s: %s".formatted(key, e.getMessage()), e);
    }
  }
}

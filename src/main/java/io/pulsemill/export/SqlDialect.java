package io.pulsemill.export;

import io.pulsemill.InputException;
import java.util.Locale;

/** What differs between the SQL of engines: names, texts, and the type of doubles. */
public enum SqlDialect {
  /** SQL:2023, for GREATEST; also PostgreSQL, Oracle from 23, and others. */
  ANSI('"', "DOUBLE PRECISION", false, true),
  HIVE('`', "DOUBLE", true, false),
  DUCKDB('"', "DOUBLE", false, false),
  SPARK('`', "DOUBLE", true, false),
  TRINO('"', "DOUBLE", false, false);

  private final char quote;
  private final String doubles;
  private final boolean escapesByBackslash;
  private final boolean distinguishesCase;

  SqlDialect(char quote, String doubles, boolean escapesByBackslash, boolean distinguishesCase) {
    this.quote = quote;
    this.doubles = doubles;
    this.escapesByBackslash = escapesByBackslash;
    this.distinguishesCase = distinguishesCase;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of a double. */
  String doubles() {
    return doubles;
  }

  /**
   * A column's name, quoted: a quote in it is doubled.
   *
   * @throws InputException if the dialect has no such name
   */
  String name(String name) {
    boolean hasControl = name.chars().anyMatch(c -> c < ' ');
    // Hive resolves names at dots and colons even inside of backquotes, and refuses such columns.
    boolean hasSeparator = this == HIVE && (name.indexOf('.') >= 0 || name.indexOf(':') >= 0);
    if (name.isEmpty() || hasControl || hasSeparator) {
      throw new InputException(
          "'%s' cannot be the name of a column in --dialect %s; rename it"
              .formatted(name.replaceAll("\\p{Cntrl}", "?"), this));
    }
    String mark = String.valueOf(quote);
    return mark + name.replace(mark, mark + mark) + mark;
  }

  /** What two names have in common if they are one to this dialect. */
  String folded(String name) {
    return distinguishesCase ? name : name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** A text literal. */
  String text(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new InputException(
          "Class '%s': expected no character 0, which SQL has not; rename it"
              .formatted(text.replace('\0', '?')));
    }
    String escaped =
        escapesByBackslash
            ? text.replace("\\", "\\\\").replace("'", "\\'")
            : text.replace("'", "''");
    return "'" + escaped + "'";
  }

  /** A literal that is a double, not a decimal, in each dialect: one with an exponent. */
  static String number(double x) {
    String decimal = Scorer.decimal(x);
    String approximate = decimal.indexOf('E') < 0 ? decimal + "E0" : decimal;
    return x < 0 || approximate.startsWith("-") ? "(" + approximate + ")" : approximate;
  }
}

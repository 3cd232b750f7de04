package io.pulsemill.detect;

import io.pulsemill.series.CharacterText;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.NameList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What a sample of lines shows: options, and the reason for each. */
public final class Detection {
  private final List<String> options = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  private final UnaryOperator<String> defaults;
  private final SampleTable table;
  private final boolean header;
  private final List<ColumnGuess> columns;

  /**
   * Looks at lines.
   *
   * @param lines the first ones of a file, without their ends, at least one
   * @param utf16 whether the file was in UTF-16; the lines are UTF-8 then
   * @param defaults the value of an option that is not given, by the option's name
   */
  public Detection(List<byte[]> lines, boolean utf16, UnaryOperator<String> defaults) {
    this.defaults = defaults;
    table = SplitGuess.of(lines, EncodingGuess.of(lines));
    header = hasHeader();
    columns =
        IntStream.range(0, table.width())
            .mapToObj(i -> ColumnGuess.of(table.column(i, header ? 1 : 0)))
            .toList();
    encoding(utf16);
    split();
    header();
    roles();
  }

  /** The options to give, each ready for a shell, in a fixed order; none of a default. */
  public List<String> options() {
    return List.copyOf(options);
  }

  /** One line per decision. */
  public List<String> reasons() {
    return List.copyOf(reasons);
  }

  /** A header is a first row that is not of the kinds that the columns below it are. */
  private boolean hasHeader() {
    if (table.rows().size() < 2) {
      return true;
    }
    boolean typed = false;
    for (int i = 0; i < table.width(); i++) {
      if (ColumnGuess.of(table.column(i, 1)).typed()) {
        typed = true;
        ColumnGuess first = ColumnGuess.of(List.of(table.rows().get(0).get(i).strip()));
        boolean other = first.numeric() != ColumnGuess.of(table.column(i, 1)).numeric();
        if ((!first.typed() || other) && first.nulls().isEmpty()) {
          return true;
        }
      }
    }
    return !typed;
  }

  private void encoding(boolean utf16) {
    String name = utf16 ? "UTF-16" : table.dialect().encoding().name();
    String why =
        utf16 ? "it begins with a byte order mark" : "%d lines decode so".formatted(table.lines());
    say("encoding", name, why);
    option("--encoding", name);
  }

  private void split() {
    Dialect dialect = table.dialect();
    say(
        "delimiter",
        "'" + CharacterText.of(dialect.delimiter()) + "'",
        "%d of %d lines have %d fields"
            .formatted(table.rows().size(), table.lines(), table.width()));
    option("--delimiter", CharacterText.of(dialect.delimiter()));
    if (!dialect.quote().equals(Dialect.CSV.quote())) {
      say("quote", CharacterText.ofOrNone(dialect.quote()), "with \" fewer lines have that width");
      option("--quote", CharacterText.ofOrNone(dialect.quote()));
    }
    if (table.rows().stream().flatMap(List::stream).anyMatch(Detection::hasBlanks)) {
      say("blanks", "trim", "some fields begin or end with one");
      option("--trim", "yes");
    }
    if (!dialect.comment().isEmpty()) {
      say("comment", dialect.comment(), "lines begin with it");
      option("--comment", dialect.comment());
    }
  }

  private static boolean hasBlanks(String field) {
    return !field.strip().equals(field);
  }

  private void header() {
    say(
        "header",
        header ? "yes" : "no",
        header
            ? "the first line is not of the kinds that the columns are"
            : "the first line is of the same kinds as the others");
    if (!header) {
      option("--header", "no");
      option("--columns", NameList.join(names()));
    }
  }

  private List<String> names() {
    return header
        ? table.rows().get(0).stream().map(String::strip).toList()
        : IntStream.rangeClosed(1, table.width()).mapToObj(i -> "column" + i).toList();
  }

  private void roles() {
    Optional<SeriesGuess> series = SeriesGuess.of(names(), columns);
    if (series.isPresent()) {
      series(series.get());
    } else {
      rolesOfReadings();
    }
  }

  private void series(SeriesGuess series) {
    String first = names().get(series.first());
    String last = names().get(series.last());
    say(
        "series",
        "'%s' to '%s'".formatted(first, last),
        "numbers in %d columns whose names go on".formatted(series.last() - series.first() + 1));
    option("--series-columns", first + ".." + last);
    role("subject", series.subject(columns));
    role("label", series.label(columns));
    numbers(columns.subList(series.first(), series.last() + 1));
  }

  private void rolesOfReadings() {
    List<List<String>> rows = table.rows().subList(header ? 1 : 0, table.rows().size());
    RoleGuess roles = RoleGuess.of(names(), rows, columns);
    role("subject", roles.subject());
    role("time", roles.time());
    role("value", roles.value());
    role("label", roles.label());
    SensorGuess.of(roles, rows, columns).ifPresent(this::sensors);
    if (roles.value() >= 0) {
      numbers(List.of(columns.get(roles.value())));
    }
    if (roles.time() >= 0) {
      times(columns.get(roles.time()));
    }
  }

  private void role(String role, int position) {
    if (position < 0) {
      say(role, "?", "no column looks like one; give --%s-column".formatted(role));
      return;
    }
    String name = names().get(position);
    ColumnGuess column = columns.get(position);
    say(
        role,
        "'" + name + "'",
        "column %d, %d different of %d"
            .formatted(position + 1, column.distinct(), column.values()));
    option("--%s-column".formatted(role), name);
  }

  private void sensors(SensorGuess guess) {
    String name = names().get(guess.column());
    say(
        "sensors",
        "'" + name + "'",
        "subjects have several readings at one time, which it tells apart");
    option("--long", name);
    option("--sensors", NameList.join(guess.sensors()));
  }

  private void numbers(List<ColumnGuess> values) {
    if (values.stream().anyMatch(column -> column.decimalMark().equals(","))) {
      say("decimal mark", ",", "all readings are numbers with it");
      option("--decimal-mark", ",");
    }
    Set<String> nulls = new TreeSet<>();
    values.forEach(column -> nulls.addAll(column.nulls()));
    if (!nulls.isEmpty()) {
      say("null markers", nulls.toString(), "readings that are no numbers, or all nines");
      option("--null", NameList.join(List.copyOf(nulls)));
    }
  }

  private void times(ColumnGuess times) {
    List<String> dates = times.dates();
    if (dates.isEmpty()) {
      say("time format", "auto", "whole numbers");
      return;
    }
    say(
        "time format",
        dates.get(0),
        dates.size() == 1
            ? "it reads all times"
            : "it reads all times, but so do: "
                + String.join(", ", dates.subList(1, dates.size())));
    option("--time-format", dates.get(0));
  }

  private void say(String what, String found, String why) {
    reasons.add("%-12s  %-20s  %s".formatted(what, found, why));
  }

  /** Gives an option unless that is its default. */
  private void option(String name, String value) {
    if (value.equals(defaults.apply(name))) {
      return;
    }
    boolean plain = value.matches("[A-Za-z0-9_.,:/-]+");
    options.add(name + " " + (plain ? value : "'" + value.replace("'", "'\\''") + "'"));
  }
}

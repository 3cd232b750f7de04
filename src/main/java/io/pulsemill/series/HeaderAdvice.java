package io.pulsemill.series;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What may help if a column that is looked for is not in the header of a file. */
final class HeaderAdvice {
  private static final List<String> DELIMITERS = List.of(";", "\t", "|", "\001", ",", " ");

  private static final int MOST_NAMES = 50;
  private static final int MOST_CHARACTERS = 80;
  private static final String NUMBER_OR_NAN = "[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?|NaN";
  private static final String SERIES =
      "if each line is a series, its class first, as in .tsv files of the UCR archive, give"
          + " --input-format ucr; if it is a record, --header no and the names with --columns";

  private final List<String> header;
  private final List<String> folders;

  HeaderAdvice(List<String> header) {
    this(header, List.of());
  }

  /** {@code folders}: the columns that folders give. */
  HeaderAdvice(List<String> header, List<String> folders) {
    this.header = header;
    this.folders = folders;
  }

  /** The names, or the first of very many, quoted, so that blanks are visible. */
  String names() {
    return folders.isEmpty() ? quoted(header) : quoted(header) + ", in folders: " + quoted(folders);
  }

  private static String quoted(List<String> names) {
    String first =
        names.stream()
            .limit(MOST_NAMES)
            .map(name -> "'" + shortened(name) + "'")
            .collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES
        ? "%s and %d more".formatted(first, names.size() - MOST_NAMES)
        : first;
  }

  private static String shortened(String name) {
    return name.length() > MOST_CHARACTERS ? name.substring(0, MOST_CHARACTERS) + "…" : name;
  }

  /** One sentence about a name that is there twice. */
  String aboutTwice() {
    return isSeries() ? SERIES : "rename one";
  }

  /** Whether the line is a series of numbers with tabs between, its class perhaps first. */
  private boolean isSeries() {
    List<String> fields =
        header.size() == 1 ? Arrays.asList(header.get(0).split("\t", -1)) : header;
    return fields.size() > 2
        && fields.stream().skip(1).allMatch(field -> field.strip().matches(NUMBER_OR_NAN));
  }

  /** One sentence about a missing column of a role: subject, time, value, label or sensor. */
  String about(String role, String name) {
    String option = role.equals("sensor") ? "--long" : "--%s-column".formatted(role);
    String advice =
        aboutLine()
            .or(() -> nearest(name).map(near -> "did you mean %s '%s'?".formatted(option, near)))
            .orElse("name the right one with " + option);
    return role.equals("label")
        ? advice + "; if another file has the labels, give it with --labels"
        : advice;
  }

  /** One sentence about a missing {@code name} that begins or ends a range of series columns. */
  String aboutEnd(String name) {
    return aboutLine()
        .or(() -> nearest(name).map("did you mean '%s'?"::formatted))
        .orElse("give the first and the last reading's column as FROM..TO");
  }

  /** One sentence about a line that seems to name no columns in this dialect. */
  private Optional<String> aboutLine() {
    if (isSeries()) {
      return Optional.of(SERIES);
    }
    if (header.size() == 1) {
      for (String delimiter : DELIMITERS) {
        if (header.get(0).contains(delimiter)) {
          return Optional.of(
              "if columns are separated by '%s', give --delimiter '%1$s'"
                  .formatted(CharacterText.of(delimiter)));
        }
      }
    }
    return header.stream().anyMatch(HeaderAdvice::isNumber)
        ? Optional.of("if this line is a record, give --header no and the names with --columns")
        : Optional.empty();
  }

  /** The name that differs from {@code name} in case, blanks or a few letters. */
  private Optional<String> nearest(String name) {
    int most = Math.max(1, name.length() / 3);
    LevenshteinDistance distance = new LevenshteinDistance(most);
    String best = null;
    int least = most + 1;
    for (String other : Stream.concat(header.stream(), folders.stream()).toList()) {
      int away = distance.apply(plain(name), plain(other));
      if (away >= 0 && away < least) {
        best = other;
        least = away;
      }
    }
    return Optional.ofNullable(best);
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isNumber(String name) {
    return name.matches("[+-]?\\d+([.,]\\d+)?");
  }
}

package io.pulsemill.series;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What may help if a column that is looked for is not in the header of a file. */
final class HeaderAdvice {
  private static final List<String> DELIMITERS = List.of(";", "\t", "|", "\001", ",", " ");

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

  /** All names, quoted, so that blanks are visible. */
  String names() {
    return folders.isEmpty() ? quoted(header) : quoted(header) + ", in folders: " + quoted(folders);
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }

  /** One sentence about a missing {@code name}, whose option is {@code option}. */
  String about(String name, String option) {
    if (header.size() == 1) {
      for (String delimiter : DELIMITERS) {
        if (header.get(0).contains(delimiter)) {
          return "if columns are separated by '%s', give --delimiter '%1$s'"
              .formatted(CharacterText.of(delimiter));
        }
      }
    }
    if (header.stream().anyMatch(HeaderAdvice::isNumber)) {
      return "if this line is a record, give --header no and the names with --columns";
    }
    return nearest(name)
        .map(near -> "did you mean %s '%s'?".formatted(option, near))
        .orElse("name the right one with " + option);
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

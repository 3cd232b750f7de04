package io.pulsemill.pipeline;

import io.pulsemill.job.Progress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The features that a table gave, since no option named them. */
final class FoundFeatures {
  private static final int SHOWN = 10;

  /** What pandas, R and databases call the number of a row, and its frequent renamings. */
  private static final Set<String> INDEX_NAMES =
      Set.of("", "index", "level_0", "rowid", "row_id", "row_number", "rownames", "row.names");

  private FoundFeatures() {}

  /** Lists them in one line, and warns of those whose name is that of an index. */
  static void say(List<String> features, Progress progress) {
    int more = features.size() - SHOWN;
    progress.say(
        "features of the table: %d: %s%s"
            .formatted(
                features.size(),
                String.join(", ", features.subList(0, Math.min(SHOWN, features.size()))),
                more > 0 ? " and %d more".formatted(more) : ""));
    features.stream()
        .filter(FoundFeatures::isIndex)
        .forEach(
            name ->
                progress.warn(
                    "feature '%s' has a name like that of a row number; select the features to train on with --features"
                        .formatted(name)));
  }

  static boolean isIndex(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return INDEX_NAMES.contains(lower)
        || lower.matches("__index_level_\\d+__")
        || lower.matches("unnamed: \\d+");
  }
}

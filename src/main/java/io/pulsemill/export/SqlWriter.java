package io.pulsemill.export;

import io.pulsemill.InputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A model as one query: of each row of a table the subject, the predicted class, and an expression
 * for the probability of each class. The common parts of the expressions are named by WITH: z, the
 * scores (added in pieces, as engines limit how deep an expression is), the largest of them, and
 * the exponentials of the scores less the largest, so that none overflows. A null in gives null
 * out, and so do NaN and infinities, where an engine has them.
 */
public final class SqlWriter {
  private static final String PREFIX = "pulsemill_";
  private static final String COMMENT =
      """
      -- Softmax regression as one query in the SQL of %s, made by Pulsemill. The table is named in the first part.
      -- A feature that is null, NaN or infinite gives nulls. Right on every row whose scores are finite doubles, which
      -- holds far beyond 1,000 deviations from the training rows.
      """;
  private static final String FINITE = " <= 1.7976931348623157E308";

  private final Scorer scorer;
  private final SqlDialect dialect;
  private final String table;

  /** Quoted; null if the model's table had none. */
  private final @Nullable String subject;

  private final List<String> parts = new ArrayList<>();

  private SqlWriter(Scorer scorer, SqlDialect dialect, String table) {
    this.scorer = scorer;
    this.dialect = dialect;
    this.table = table;
    String name = scorer.subjectColumn();
    subject = name == null ? null : dialect.name(name);
  }

  /**
   * The text of the query, without a semicolon at its end.
   *
   * @param table after FROM, as it stands
   * @throws InputException if the dialect cannot tell names apart or has no such name, or the model
   *     is too large
   */
  public static String write(Scorer scorer, SqlDialect dialect, String table) {
    scorer.checkSizeAsText();
    SqlWriter writer = new SqlWriter(scorer, dialect, table);
    writer.checkNames();
    return writer.text();
  }

  private String text() {
    int features = scorer.features().size();
    List<String> inputs = inputs();
    if (subject != null) {
      inputs.add(0, "t." + subject + " AS row_subject");
    }
    String from = part("z", inputs, table + " t");
    for (int first = 0; first < features; first += Scorer.TERMS_AT_ONCE) {
      int end = Math.min(features, first + Scorer.TERMS_AT_ONCE);
      List<String> columns = new ArrayList<>(columns("z_", end, features));
      columns.addAll(scores(first, end));
      from = part("score_" + end, selected(columns), from);
    }
    List<String> scores = columns("score_", 0, scorer.classes().size());
    List<String> withLargest = new ArrayList<>(scores);
    withLargest.add(largest(scores) + " AS score_max");
    from = part("largest", selected(withLargest), from);
    from = part("shifted", selected(exponentials()), from);
    List<String> exponentials = columns("exp_", 0, scorer.classes().size());
    List<String> withTotal = new ArrayList<>(exponentials);
    withTotal.add("row_label");
    withTotal.add(total(exponentials) + " AS total");
    from = part("total", selected(withTotal), from);
    return COMMENT.formatted(dialect)
        + "WITH\n"
        + String.join(",\n", parts)
        + "\nSELECT\n  "
        + String.join(",\n  ", results())
        + "\nFROM "
        + from
        + "\n";
  }

  /** Adds a named part of the query; its name. */
  private String part(String name, List<String> columns, String from) {
    parts.add(
        "%s AS (\n  SELECT\n    %s\n  FROM %s\n)"
            .formatted(PREFIX + name, String.join(",\n    ", columns), from));
    return PREFIX + name;
  }

  private List<String> selected(List<String> columns) {
    List<String> all = new ArrayList<>();
    if (subject != null) {
      all.add("row_subject");
    }
    all.addAll(columns);
    return all;
  }

  private static List<String> columns(String prefix, int first, int end) {
    return IntStream.range(first, end).mapToObj(j -> prefix + (j + 1)).toList();
  }

  private List<String> inputs() {
    double[] centers = scorer.centers();
    double[] scales = scorer.scales();
    List<String> inputs = new ArrayList<>();
    for (int j = 0; j < centers.length; j++) {
      String x =
          "CAST(t.%s AS %s)".formatted(dialect.name(scorer.features().get(j)), dialect.doubles());
      String z =
          scorer.isStandardized()
              ? "(%s - %s) / %s"
                  .formatted(x, SqlDialect.number(centers[j]), SqlDialect.number(scales[j]))
              : x;
      inputs.add("CASE WHEN ABS(%s)%s THEN %s END AS z_%d".formatted(x, FINITE, z, j + 1));
    }
    return inputs;
  }

  /** Sums so far of the terms first..end−1. */
  private List<String> scores(int first, int end) {
    List<String> scores = new ArrayList<>();
    for (int c = 0; c < scorer.classes().size(); c++) {
      StringBuilder sum =
          new StringBuilder(
              first == 0 ? SqlDialect.number(scorer.intercept(c)) : "score_" + (c + 1));
      for (int j = first; j < end; j++) {
        sum.append(" + ").append(SqlDialect.number(scorer.coefficient(c, j)));
        sum.append(" * z_").append(j + 1);
      }
      scores.add(sum.append(" AS score_").append(c + 1).toString());
    }
    return scores;
  }

  /** Calls inside of calls, as engines limit the number of arguments. */
  private static String largest(List<String> scores) {
    List<String> rest = scores;
    while (rest.size() > 1) {
      List<String> next = new ArrayList<>();
      for (int first = 0; first < rest.size(); first += Scorer.TERMS_AT_ONCE) {
        List<String> some =
            rest.subList(first, Math.min(rest.size(), first + Scorer.TERMS_AT_ONCE));
        next.add(some.size() == 1 ? some.get(0) : "GREATEST(" + String.join(", ", some) + ")");
      }
      rest = next;
    }
    return rest.get(0);
  }

  /** Below −700 it is 0, as PostgreSQL fails where EXP is smaller than the smallest double. */
  private List<String> exponentials() {
    List<String> columns = new ArrayList<>();
    StringBuilder label = new StringBuilder("CASE");
    for (int c = 0; c < scorer.classes().size(); c++) {
      String score = "score_" + (c + 1);
      columns.add(
          ("CASE WHEN %s - score_max < -7.0E2 THEN 0.0E0 ELSE EXP(%s - score_max) END"
                  + " AS exp_%d")
              .formatted(score, score, c + 1));
      label.append(
          " WHEN %s = score_max THEN %s".formatted(score, dialect.text(scorer.classes().get(c))));
    }
    columns.add(label.append(" END AS row_label").toString());
    return columns;
  }

  private List<String> results() {
    List<String> results = new ArrayList<>();
    if (subject != null) {
      results.add("row_subject AS " + subject);
    }
    results.add("row_label AS " + dialect.name("predicted"));
    for (int c = 0; c < scorer.classes().size(); c++) {
      results.add(
          "exp_%d / total AS %s".formatted(c + 1, dialect.name("p_" + scorer.classes().get(c))));
    }
    return results;
  }

  /** Halves of halves: as deep as the logarithm of their number. */
  private static String total(List<String> terms) {
    int half = terms.size() / 2;
    return half == 0
        ? terms.get(0)
        : "(%s + %s)"
            .formatted(total(terms.subList(0, half)), total(terms.subList(half, terms.size())));
  }

  private void checkNames() {
    Set<String> read = new HashSet<>();
    scorer.features().forEach(name -> checkNew("Feature", name, read));
    Set<String> written = new HashSet<>(List.of(dialect.folded("predicted")));
    String column = scorer.subjectColumn();
    if (column != null) {
      checkNew("Subject column", column, written);
    }
    scorer.classes().forEach(label -> checkNew("Class", "p_" + label, written));
  }

  private void checkNew(String what, String name, Set<String> names) {
    if (!names.add(dialect.folded(name))) {
      throw new InputException(
          "%s: column '%s' has the name of another in --dialect %s, perhaps in other case; rename it"
              .formatted(what, name, dialect));
    }
  }
}

package io.pulsemill.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.softmax.SoftmaxModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqlWriterTest {
  @Test
  void theQueryOfASmallModel() {
    SoftmaxModel model =
        new SoftmaxModel(
            List.of("it's", "\\no"),
            List.of("a`b"),
            new double[] {0.5, -0.5},
            new double[][] {{1e-5}, {-1e-5}});

    assertThat(SqlWriter.write(new Scorer(model, "label", null), SqlDialect.SPARK, "db.rows"))
        .isEqualToNormalizingNewlines(
            """
            -- Softmax regression as one query in the SQL of spark, made by Pulsemill. The table is named in the first part.
            -- A feature that is null, NaN or infinite gives nulls. Right on every row whose scores are finite doubles, which
            -- holds far beyond 1,000 deviations from the training rows.
            WITH
            pulsemill_z AS (
              SELECT
                CASE WHEN ABS(CAST(t.`a``b` AS DOUBLE)) <= 1.7976931348623157E308 THEN CAST(t.`a``b` AS DOUBLE) END AS z_1
              FROM db.rows t
            ),
            pulsemill_score_1 AS (
              SELECT
                0.5E0 + 1.0E-5 * z_1 AS score_1,
                (-0.5E0) + (-1.0E-5) * z_1 AS score_2
              FROM pulsemill_z
            ),
            pulsemill_largest AS (
              SELECT
                score_1,
                score_2,
                GREATEST(score_1, score_2) AS score_max
              FROM pulsemill_score_1
            ),
            pulsemill_shifted AS (
              SELECT
                CASE WHEN score_1 - score_max < -7.0E2 THEN 0.0E0 ELSE EXP(score_1 - score_max) END AS exp_1,
                CASE WHEN score_2 - score_max < -7.0E2 THEN 0.0E0 ELSE EXP(score_2 - score_max) END AS exp_2,
                CASE WHEN score_1 = score_max THEN 'it\\'s' WHEN score_2 = score_max THEN '\\\\no' END AS row_label
              FROM pulsemill_largest
            ),
            pulsemill_total AS (
              SELECT
                exp_1,
                exp_2,
                row_label,
                (exp_1 + exp_2) AS total
              FROM pulsemill_shifted
            )
            SELECT
              row_label AS `predicted`,
              exp_1 / total AS `p_it's`,
              exp_2 / total AS `p_\\no`
            FROM pulsemill_total
            """);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "ANSI, \"say \"\"x\"\" `y`\", 'it''s \\'",
        "DUCKDB, \"say \"\"x\"\" `y`\", 'it''s \\'",
        "TRINO, \"say \"\"x\"\" `y`\", 'it''s \\'",
        "HIVE, `say \"x\" ``y```, 'it\\'s \\\\'",
        "SPARK, `say \"x\" ``y```, 'it\\'s \\\\'"
      })
  void namesAndTextsAreQuotedAsTheDialectDoes(SqlDialect dialect, String name, String text) {
    assertThat(dialect.name("say \"x\" `y`")).isEqualTo(name);
    assertThat(dialect.text("it's \\")).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void namesThatDifferInCaseAloneAreTwoInAnsiOnly(SqlDialect dialect) {
    Scorer scorer = scorer(List.of("x", "X"));
    if (dialect == SqlDialect.ANSI) {
      assertThat(SqlWriter.write(scorer, dialect, "t")).contains("\"x\"", "\"X\"");
    } else {
      assertThatThrownBy(() -> SqlWriter.write(scorer, dialect, "t"))
          .isInstanceOf(InputException.class)
          .hasMessage(
              ("Feature: column 'X' has the name of another in --dialect %s, perhaps in other"
                      + " case; rename it")
                  .formatted(dialect));
    }
  }

  @Test
  void aDotIsNoNameInHive() {
    assertThat(SqlWriter.write(scorer(List.of("a.b")), SqlDialect.SPARK, "t")).contains("`a.b`");
    assertThatThrownBy(() -> SqlWriter.write(scorer(List.of("a.b")), SqlDialect.HIVE, "t"))
        .isInstanceOf(InputException.class)
        .hasMessage("'a.b' cannot be the name of a column in --dialect hive; rename it");
  }

  private static Scorer scorer(List<String> features) {
    return ExportCase.of("case", List.of("a", "b"), features, true, 0).scorer();
  }
}

-- Softmax regression as one query in the SQL of duckdb, made by Pulsemill. The table is named in the first part.
-- A feature that is null, NaN or infinite gives nulls. Right on every row whose scores are finite doubles, which
-- holds far beyond 1,000 deviations from the training rows.
WITH
pulsemill_z AS (
  SELECT
    t."subject" AS row_subject,
    CASE WHEN ABS(CAST(t."mean" AS DOUBLE)) <= 1.7976931348623157E308 THEN (CAST(t."mean" AS DOUBLE) - 65.85272727272728E0) / 12.280196284230183E0 END AS z_1,
    CASE WHEN ABS(CAST(t."std" AS DOUBLE)) <= 1.7976931348623157E308 THEN (CAST(t."std" AS DOUBLE) - 1.8395454545454546E0) / 1.534856833009352E0 END AS z_2,
    CASE WHEN ABS(CAST(t."min" AS DOUBLE)) <= 1.7976931348623157E308 THEN (CAST(t."min" AS DOUBLE) - 61.63636363636363E0) / 12.296129683555113E0 END AS z_3,
    CASE WHEN ABS(CAST(t."max" AS DOUBLE)) <= 1.7976931348623157E308 THEN (CAST(t."max" AS DOUBLE) - 69.95454545454545E0) / 12.785696147415125E0 END AS z_4
  FROM features t
),
pulsemill_score_4 AS (
  SELECT
    row_subject,
    1.4840674233151456E0 + (-0.003568845457329611E0) * z_1 + 0.9621553150141791E0 * z_2 + 0.3988839045681431E0 * z_3 + 0.11181687791788593E0 * z_4 AS score_1,
    (-0.19222520298836038E0) + 1.302304176076924E0 * z_1 + 0.05098231831892034E0 * z_2 + 0.6247200364522033E0 * z_3 + 1.438056649227362E0 * z_4 AS score_2,
    (-1.2918422203269275E0) + (-1.2987353306161116E0) * z_1 + (-1.0131376333353364E0) * z_2 + (-1.023603941017046E0) * z_3 + (-1.5498735271463044E0) * z_4 AS score_3
  FROM pulsemill_z
),
pulsemill_largest AS (
  SELECT
    row_subject,
    score_1,
    score_2,
    score_3,
    GREATEST(score_1, score_2, score_3) AS score_max
  FROM pulsemill_score_4
),
pulsemill_shifted AS (
  SELECT
    row_subject,
    CASE WHEN score_1 - score_max < -7.0E2 THEN 0.0E0 ELSE EXP(score_1 - score_max) END AS exp_1,
    CASE WHEN score_2 - score_max < -7.0E2 THEN 0.0E0 ELSE EXP(score_2 - score_max) END AS exp_2,
    CASE WHEN score_3 - score_max < -7.0E2 THEN 0.0E0 ELSE EXP(score_3 - score_max) END AS exp_3,
    CASE WHEN score_1 = score_max THEN 'athlete' WHEN score_2 = score_max THEN 'non_athlete' WHEN score_3 = score_max THEN 'pro_athlete' END AS row_label
  FROM pulsemill_largest
),
pulsemill_total AS (
  SELECT
    row_subject,
    exp_1,
    exp_2,
    exp_3,
    row_label,
    (exp_1 + (exp_2 + exp_3)) AS total
  FROM pulsemill_shifted
)
SELECT
  row_subject AS "subject",
  row_label AS "predicted",
  exp_1 / total AS "p_athlete",
  exp_2 / total AS "p_non_athlete",
  exp_3 / total AS "p_pro_athlete"
FROM pulsemill_total

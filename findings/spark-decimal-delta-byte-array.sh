#!/usr/bin/env bash
# Spark's vectorized Parquet reader returns other decimals than Spark wrote.
#
# Versions    org.apache.spark:spark-sql_2.13:4.2.0, Java 17.
# Input       a column DECIMAL(38,19), stored as 16 fixed bytes, written by Spark itself with data pages v2 and without
#             a dictionary, so that parquet-java encodes it as DELTA_BYTE_ARRAY.
# Expected    the values that were written: 0, 1234567891, 2469135782, … 6172839455.
# Found       with spark.sql.parquet.enableVectorizedReader=true, the default, other numbers, no error, no warning; with
#             =false the values that were written.
# So          a decimal that such a file gives must be compared with another reader's before it is believed.
#
# Prints what it saw; exit 0: as described, 1: no longer so. Needs a JDK 17, Maven and Maven Central; writes to a
# temporary folder only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.spark</groupId>
      <artifactId>spark-sql_2.13</artifactId>
      <version>4.2.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$work/class-path" > "$work/maven.log" 2>&1 || { cat "$work/maven.log" >&2; exit 2; }

cat > "$work/Decimals.java" <<'JAVA'
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

class Decimals {
  public static void main(String[] folder) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.log.level", "OFF")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.warehouse.dir", folder[0] + "/warehouse")
            .getOrCreate();
    String file = folder[0] + "/decimals";
    spark
        .sql("select id, cast(cast(id * 1234567891 as string) as decimal(38,19)) x from range(6)")
        .coalesce(1)
        .write()
        .option("compression", "uncompressed")
        .option("parquet.writer.version", "v2")
        .option("parquet.enable.dictionary", "false")
        .parquet(file);
    for (boolean vectorized : new boolean[] {false, true}) {
      spark.conf().set("spark.sql.parquet.enableVectorizedReader", vectorized);
      List<Row> rows = spark.read().parquet(file).orderBy("id").collectAsList();
      for (Row row : rows) {
        System.out.println(
            (vectorized ? "vectorized " : "row-by-row ")
                + row.getLong(0)
                + " "
                + row.getDecimal(1).stripTrailingZeros().toPlainString());
      }
    }
    spark.stop();
  }
}
JAVA
opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
    java.util.concurrent.atomic sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
java "${opens[@]}" -cp "$(cat "$work/class-path")" "$work/Decimals.java" "$work" > "$work/seen" 2> "$work/log" \
    || { tail -20 "$work/log" >&2; exit 2; }
cat "$work/seen"

right=$(for i in 0 1 2 3 4 5; do echo "$i $((i * 1234567891))"; done)
[ "$(sed -n 's/^row-by-row //p' "$work/seen")" = "$right" ] || { echo "changed: the row-by-row reader is wrong, too"; exit 1; }
[ "$(sed -n 's/^vectorized //p' "$work/seen")" != "$right" ] || { echo "changed: the vectorized reader is right"; exit 1; }
echo "as described: the vectorized reader returns other numbers than were written"

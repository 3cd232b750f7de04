import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes tables of every number type that DuckDB has, with each of its codecs and versions of the
 * format: FOLDER/NAME.parquet. FOLDER/duckdb.tsv has their common values as DuckDB's own query gives
 * them: decimals and whole numbers of up to 64 bits as text, all other numbers as doubles.
 */
public class DuckTables {
  private static final String TABLE =
      """
      CREATE TABLE peers AS SELECT
        md5('s' || i)::UUID AS subject,
        i % 3 = 0 AS label,
        CASE i WHEN 0 THEN -128 WHEN 1 THEN 127 WHEN 2 THEN NULL ELSE i END::TINYINT AS tiny,
        CASE i WHEN 0 THEN -32768 WHEN 1 THEN 32767 WHEN 3 THEN NULL ELSE 257 * i END::SMALLINT AS small,
        CASE i WHEN 0 THEN -2147483648 WHEN 1 THEN 2147483647 WHEN 4 THEN NULL ELSE 70001 * i END::INTEGER
          AS whole,
        CASE i WHEN 0 THEN -9223372036854775808 WHEN 1 THEN 9223372036854775807 WHEN 5 THEN NULL
          ELSE 9007199254740993 + i * 1000000007 END::BIGINT AS big,
        CASE i WHEN 0 THEN 0 WHEN 1 THEN 255 ELSE i END::UTINYINT AS utiny,
        CASE i WHEN 0 THEN 0 WHEN 1 THEN 65535 ELSE 257 * i END::USMALLINT AS usmall,
        CASE i WHEN 0 THEN 0 WHEN 1 THEN 4294967295 ELSE 4294967295 - 70001 * i END::UINTEGER AS uwhole,
        CASE i WHEN 0 THEN 9223372036854775808 WHEN 1 THEN 18446744073709551615 WHEN 2 THEN 9223372036854776833
          WHEN 6 THEN NULL ELSE 18446744073709551615 - i * 1025 END::UBIGINT AS ubig,
        CASE i WHEN 0 THEN '-170141183460469231731687303715884105728'::HUGEINT
          WHEN 1 THEN '170141183460469231731687303715884105727'::HUGEINT ELSE 9007199254740993::HUGEINT * i * i * i END::HUGEINT AS huge,
        CASE i WHEN 0 THEN 0::UHUGEINT WHEN 1 THEN '340282366920938463463374607431768211455'::UHUGEINT
          ELSE (9007199254740993::HUGEINT * i * i * i)::UHUGEINT END AS uhuge,
        CASE i WHEN 0 THEN 'nan' WHEN 1 THEN '-inf' WHEN 2 THEN '1e-45' WHEN 3 THEN '-0.0' WHEN 7 THEN NULL
          ELSE (i / 7)::VARCHAR END::FLOAT AS single,
        CASE i WHEN 0 THEN 'nan' WHEN 1 THEN 'inf' WHEN 2 THEN '4.9e-324' WHEN 3 THEN '-1.7976931348623157e308'
          WHEN 8 THEN NULL ELSE (i / 7)::VARCHAR END::DOUBLE AS wide,
        i % 5 = 0 AS flag,
        CASE i WHEN 0 THEN '-999.9' WHEN 9 THEN NULL ELSE (i / 10)::VARCHAR END::DECIMAL(4, 1) AS decimal4,
        CASE i WHEN 0 THEN '99999.9999' WHEN 1 THEN '-0.0001' ELSE (i * 0.3)::VARCHAR END::DECIMAL(9, 4) AS decimal9,
        CASE i WHEN 0 THEN '999999999.999999999' WHEN 1 THEN '9007199.254740993' ELSE (i * 0.1)::VARCHAR END
          ::DECIMAL(18, 9) AS decimal18,
        CASE i WHEN 0 THEN '-9999999999999999999.9999999999999999999' WHEN 1 THEN '9007199254740993.5'
          WHEN 2 THEN '0.1000000000000000055' WHEN 10 THEN NULL
          ELSE (i * 123456789)::VARCHAR || '.' || (i * 987654321)::VARCHAR END::DECIMAL(38, 19) AS decimal38,
        CASE i WHEN 0 THEN '0.99999999999999999999999999999999999999' WHEN 1 THEN '-0.00000000000000000000000000000000000001'
          ELSE '0.' || repeat((i * 7919)::VARCHAR, 6) END::DECIMAL(38, 38) AS fraction
      FROM range(120) AS numbers(i)
      """;

  private DuckTables() {}

  public static void main(String[] args) throws IOException, SQLException {
    Path folder = Path.of(args[0]);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute(TABLE);
      for (String codec : List.of("uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4", "lz4_raw")) {
        for (String version : List.of("V1", "V2")) {
          Path file = folder.resolve("duckdb-%s-%s.parquet".formatted(codec, version));
          statement.execute(
              "COPY peers TO '%s' (FORMAT parquet, COMPRESSION %s, PARQUET_VERSION %s)"
                  .formatted(file, codec, version));
        }
      }
      Files.write(folder.resolve("duckdb.tsv"), values(statement));
    }
  }

  private static List<String> values(Statement statement) throws SQLException {
    String exact =
        "SELECT subject::VARCHAR AS subject, label::VARCHAR AS label,"
            + " COLUMNS(* EXCLUDE (subject, label, huge, uhuge, single, wide, flag))::VARCHAR,"
            + " huge::DOUBLE AS huge, uhuge::DOUBLE AS uhuge, single::DOUBLE AS single, wide,"
            + " flag::DOUBLE AS flag FROM peers";
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(exact)) {
      int columns = rows.getMetaData().getColumnCount();
      List<String> names = new ArrayList<>();
      for (int j = 1; j <= columns; j++) {
        names.add(rows.getMetaData().getColumnLabel(j));
      }
      lines.add(String.join("\t", names));
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int j = 1; j <= columns; j++) {
          cells.add(String.valueOf(rows.getObject(j)));
        }
        lines.add(String.join("\t", cells));
      }
    }
    return lines;
  }
}

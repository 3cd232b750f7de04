import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes the observations of FOLDER/base.csv in the forms that DuckDB has: FOLDER/NAME, a file or a
 * folder, with the options that read it in FOLDER/NAME.options.
 */
public class DuckObservations {
  private static final String NAMES = "ts_number, datetime, pulse, category";

  private final Path folder;
  private final Statement duck;

  private DuckObservations(Path folder, Statement duck) {
    this.folder = folder;
    this.duck = duck;
  }

  public static void main(String[] args) throws IOException, SQLException {
    Path folder = Path.of(args[0]);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(
          "CREATE TABLE base AS SELECT * FROM read_csv('%s', header = true, columns = {"
              .formatted(folder.resolve("base.csv"))
              + "ts_number: 'VARCHAR', datetime: 'DATE', pulse: 'DOUBLE', category: 'VARCHAR'})");
      new DuckObservations(folder, statement).write();
    }
  }

  private void write() throws IOException, SQLException {
    for (String codec : new String[] {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw"}) {
      for (String version : new String[] {"V1", "V2"}) {
        parquet(codec + "-" + version, NAMES, codec, version);
      }
    }
    for (String type :
        new String[] {"TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMPTZ", "VARCHAR"}) {
      parquet(type, times("datetime::" + type), "snappy", "V1");
    }
    for (String type : new String[] {"DECIMAL(4, 1)", "DECIMAL(9, 3)", "DECIMAL(18, 6)", "DECIMAL(38, 10)", "FLOAT"}) {
      parquet(
          type.replaceAll("\\W+", "_"), NAMES.replace("pulse", "pulse::" + type + " AS pulse"), "zstd", "V2");
    }
    parquet("coded", NAMES.replace("category", "category::ENUM ('a', 'b', 'c') AS category"), "zstd", "V1");
    for (String time : new String[] {"epoch", "epoch_ms"}) {
      String seconds = "%s(datetime::TIMESTAMP)::BIGINT".formatted(time);
      parquet(time, times(seconds), "snappy", "V1", "--time-format " + time.replace("epoch_", "epoch-").replaceAll("epoch$", "epoch-s"));
    }
    csv("semicolons.csv", "DELIMITER ';', DATEFORMAT '%d.%m.%Y'", "--delimiter ; --time-format dd.MM.yyyy");
    csv("tabs.csv", "DELIMITER '\t', QUOTE ''''", "--delimiter \\t --quote '");
    csv("quoted.csv", "FORCE_QUOTE *", "");
    csv("headless.csv", "HEADER false", "--header no --columns ts_number,datetime,pulse,category");
    csv("packed.csv.gz", "COMPRESSION gzip", "");
    csv("packed.csv.zst", "COMPRESSION zstd", "");
    folders("by-category", "FORMAT parquet, PARTITION_BY (category)");
    folders("by-day", "FORMAT csv, HEADER true, PARTITION_BY (datetime)");
    folders("by-both", "FORMAT parquet, PARTITION_BY (category, datetime)");
  }

  private static String times(String expression) {
    return NAMES.replace("datetime", expression + " AS datetime");
  }

  private void parquet(String name, String columns, String codec, String version, String... options)
      throws IOException, SQLException {
    copy(
        "SELECT %s FROM base".formatted(columns),
        "parquet-%s.parquet".formatted(name),
        "FORMAT parquet, COMPRESSION %s, PARQUET_VERSION %s, ROW_GROUP_SIZE 2048".formatted(codec, version),
        String.join(" ", options));
  }

  private void csv(String name, String settings, String options) throws IOException, SQLException {
    String header = settings.contains("HEADER") ? "" : "HEADER true, ";
    copy("SELECT * FROM base", name, "FORMAT csv, " + header + settings, options);
  }

  private void folders(String name, String settings) throws IOException, SQLException {
    copy("SELECT * FROM base", name, settings, "");
  }

  private void copy(String query, String name, String settings, String options)
      throws IOException, SQLException {
    String file = "duckdb-" + name;
    duck.execute("COPY (%s) TO '%s' (%s)".formatted(query, folder.resolve(file), settings));
    Files.writeString(folder.resolve(file + ".options"), options);
  }
}

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Scores the rows of each FOLDER/CASE/rows.bin by the queries beside it, and writes what each scorer
 * gives to FOLDER/CASE/SCORER.bin: a label (empty: none) and the probabilities (NaN: none) per row.
 */
public class QueryScorers {
  /** Stands for null in rows.bin. */
  private static final double NULL = Double.MIN_VALUE;

  private final Path folder;
  private final String subject;
  private final List<String> features;
  private final List<String> classes;
  private final double[][] rows;

  private QueryScorers(Path folder) throws IOException {
    this.folder = folder;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve("rows.bin"))))) {
      subject = in.readUTF();
      features = names(in);
      classes = names(in);
      rows = new double[in.readInt()][features.size()];
      for (double[] row : rows) {
        for (int j = 0; j < row.length; j++) {
          row[j] = in.readDouble();
        }
      }
    }
  }

  private static List<String> names(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return names;
  }

  public static void main(String[] args) throws Exception {
    List<Path> cases;
    try (var files = Files.list(Path.of(args[0]))) {
      cases = files.filter(Files::isDirectory).sorted().toList();
    }
    SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.log.level", "ERROR")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.warehouse.dir", args[0] + "/warehouse")
            .getOrCreate();
    for (Path folder : cases) {
      QueryScorers scorers = new QueryScorers(folder);
      scorers.timed("duckdb", scorers::duckdb);
      scorers.timed("spark", out -> scorers.spark(spark, out));
    }
    spark.stop();
  }

  private interface Scoring {
    void to(DataOutputStream out) throws Exception;
  }

  private void timed(String name, Scoring scoring) throws Exception {
    long start = System.nanoTime();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(name + ".bin"))))) {
      scoring.to(out);
    }
    System.out.printf("%s %s %.1f s%n", folder.getFileName(), name, (System.nanoTime() - start) / 1e9);
  }

  private static void write(DataOutputStream out, String label, double[] p) throws IOException {
    out.writeUTF(label == null ? "" : label);
    for (double probability : p) {
      out.writeDouble(probability);
    }
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  private static String quoted(String name, char quote) {
    return quote + name.replace("" + quote, "" + quote + quote) + quote;
  }

  private void duckdb(DataOutputStream out) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      StringBuilder columns = new StringBuilder(quoted(subject, '"') + " BIGINT");
      features.forEach(name -> columns.append(", ").append(quoted(name, '"')).append(" DOUBLE"));
      statement.execute("CREATE TABLE features (" + columns + ")");
      DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
      try (DuckDBAppender appender = duck.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "features")) {
        for (int i = 0; i < rows.length; i++) {
          appender.beginRow();
          appender.append((long) i);
          for (double x : rows[i]) {
            if (x == NULL) {
              appender.appendNull();
            } else {
              appender.append(x);
            }
          }
          appender.endRow();
        }
      }
      String query = Files.readString(folder.resolve("duckdb.sql"));
      String ordered = "SELECT * FROM (" + query + ") ORDER BY " + quoted(subject, '"');
      try (ResultSet result = statement.executeQuery(ordered)) {
        while (result.next()) {
          double[] p = new double[classes.size()];
          for (int c = 0; c < p.length; c++) {
            p[c] = number(result.getObject(3 + c));
          }
          write(out, result.getString(2), p);
        }
      }
    }
  }

  private void spark(SparkSession spark, DataOutputStream out) throws Exception {
    StructType schema = new StructType().add(subject, DataTypes.LongType);
    for (String name : features) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    List<Row> table = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      Object[] cells = new Object[1 + features.size()];
      cells[0] = (long) i;
      for (int j = 0; j < features.size(); j++) {
        cells[1 + j] = rows[i][j] == NULL ? null : rows[i][j];
      }
      table.add(RowFactory.create(cells));
    }
    spark.createDataFrame(table, schema).createOrReplaceTempView("features");
    String query = Files.readString(folder.resolve("spark.sql"));
    String ordered = "SELECT * FROM (" + query + ") ORDER BY " + quoted(subject, '`');
    for (Row row : spark.sql(ordered).collectAsList()) {
      double[] p = new double[classes.size()];
      for (int c = 0; c < p.length; c++) {
        p[c] = number(row.get(2 + c));
      }
      write(out, row.getString(1), p);
    }
  }
}

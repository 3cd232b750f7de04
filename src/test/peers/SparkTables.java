import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetCompressionCodec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Writes tables of every number type that Spark has, with each of its codecs and versions of pages:
 * FOLDER/NAME.parquet/. FOLDER/spark.tsv has their common values as Spark's own query gives them:
 * decimals as text, all other numbers as doubles. A codec that Spark does not come with leaves
 * NAME.absent.
 */
public class SparkTables {
  private static final int ROWS = 120;

  private static final StructType TYPES =
      new StructType()
          .add("subject", DataTypes.StringType, false)
          .add("label", DataTypes.BooleanType, false)
          .add("tiny", DataTypes.ByteType)
          .add("small", DataTypes.ShortType)
          .add("whole", DataTypes.IntegerType)
          .add("big", DataTypes.LongType)
          .add("single", DataTypes.FloatType)
          .add("wide", DataTypes.DoubleType)
          .add("flag", DataTypes.BooleanType)
          .add("decimal9", DataTypes.createDecimalType(9, 4))
          .add("decimal18", DataTypes.createDecimalType(18, 9))
          .add("decimal38", DataTypes.createDecimalType(38, 19))
          .add("fraction", DataTypes.createDecimalType(38, 38));

  private final Path folder;
  private final SparkSession spark;

  private SparkTables(Path folder, SparkSession spark) {
    this.folder = folder;
    this.spark = spark;
  }

  public static void main(String[] args) throws IOException {
    SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.log.level", "OFF")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.warehouse.dir", args[0] + "/warehouse")
            .getOrCreate();
    try {
      new SparkTables(Path.of(args[0]), spark).write();
    } finally {
      spark.stop();
    }
  }

  private void write() throws IOException {
    Dataset<Row> rows = spark.createDataFrame(rows(), TYPES).coalesce(1).cache();
    Files.write(folder.resolve("spark.tsv"), values(rows));
    for (ParquetCompressionCodec codec : ParquetCompressionCodec.values()) {
      if (codec != ParquetCompressionCodec.NONE) { // another name of UNCOMPRESSED
        write(rows, codec.name().toLowerCase(), "v1", true, false);
        write(rows, codec.name().toLowerCase(), "v2", false, false);
      }
    }
    write(rows, "uncompressed", "v1", false, false);
    write(rows, "uncompressed", "v2", true, false);
    write(rows, "uncompressed", "v1", true, true);
  }

  private void write(
      Dataset<Row> rows, String codec, String version, boolean dictionary, boolean legacy)
      throws IOException {
    String name =
        "spark-%s-%s-%s%s"
            .formatted(codec, version, dictionary ? "dictionary" : "plain", legacy ? "-legacy" : "");
    Path file = folder.resolve(name + ".parquet");
    spark.conf().set("spark.sql.parquet.writeLegacyFormat", legacy);
    try {
      rows.write()
          .option("compression", codec)
          .option("parquet.writer.version", version)
          .option("parquet.enable.dictionary", String.valueOf(dictionary))
          .option("parquet.page.row.count.limit", "50")
          .parquet(file.toString());
    } catch (Exception e) {
      Files.writeString(folder.resolve(name + ".absent"), e.toString());
    }
  }

  private static List<String> values(Dataset<Row> table) {
    List<String> lines = new ArrayList<>(List.of(String.join("\t", table.columns())));
    Column[] exact = new Column[table.columns().length];
    for (int i = 0; i < exact.length; i++) {
      StructField field = table.schema().fields()[i];
      boolean text = i < 2 || field.dataType() instanceof DecimalType;
      exact[i] = col(field.name()).cast(text ? "string" : "double");
    }
    for (Row row : table.select(exact).collectAsList()) {
      lines.add(
          IntStream.range(0, row.size())
              .mapToObj(i -> String.valueOf(row.get(i)))
              .collect(Collectors.joining("\t")));
    }
    return lines;
  }

  /** Each column's ends, and what is hard to round; then many values, some of them often. */
  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      Object[] cells = new Object[TYPES.size()];
      cells[0] = "s" + i;
      cells[1] = i % 3 == 0;
      for (int j = 2; j < cells.length; j++) {
        cells[j] = i % 11 == j ? null : cell(TYPES.fields()[j], i);
      }
      rows.add(RowFactory.create(cells));
    }
    return rows;
  }

  private static Object cell(StructField field, int i) {
    return switch (field.name()) {
      case "tiny" -> (byte) (i == 0 ? Byte.MIN_VALUE : i == 1 ? Byte.MAX_VALUE : i);
      case "small" -> (short) (i == 0 ? Short.MIN_VALUE : i == 1 ? Short.MAX_VALUE : 257 * i);
      case "whole" -> i == 0 ? Integer.MIN_VALUE : i == 1 ? Integer.MAX_VALUE : 70_001 * i;
      case "big" -> i == 0 ? Long.MIN_VALUE : i == 1 ? Long.MAX_VALUE : (1L << 53) + 1 + (long) i * i * i << i % 11;
      case "single" ->
          i == 0 ? Float.NaN : i == 1 ? Float.MIN_VALUE : i == 2 ? -Float.MAX_VALUE : i == 3 ? -0.0f : i / 7f;
      case "wide" ->
          i == 0 ? Double.NEGATIVE_INFINITY : i == 1 ? Double.MIN_VALUE : i == 2 ? Double.MAX_VALUE : i / 7.0;
      case "flag" -> i % 5 == 0;
      case "decimal9" -> decimal("99999.9999", "-0.0001", "0.3", i, 4, 9);
      case "decimal18" -> decimal("999999999.999999999", "9007199.254740993", "-0.1", i, 9, 18);
      case "decimal38" ->
          decimal("9999999999999999999.9999999999999999999", "0.1000000000000000055", "-9007199254740993", i, 19, 38);
      case "fraction" ->
          decimal("0.99999999999999999999999999999999999999", "-0.00000000000000000000000000000000000001", "0.1", i, 38, 38);
      default -> throw new IllegalArgumentException(field.name());
    };
  }

  private static BigDecimal decimal(String a, String b, String c, int i, int scale, int digits) {
    if (i < 3) {
      return new BigDecimal(i == 0 ? a : i == 1 ? b : c).setScale(scale);
    }
    String unscaled = "%d".formatted(i * 1_000_003L).repeat(6).substring(0, 1 + i % digits);
    return new BigDecimal(new BigInteger(unscaled), scale);
  }
}

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Writes the observations of FOLDER/base.csv in the forms that Spark has: FOLDER/NAME/, with the
 * options that read them in FOLDER/NAME.options.
 */
public class SparkObservations {
  private final Path folder;
  private final SparkSession spark;

  private SparkObservations(Path folder, SparkSession spark) {
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
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.warehouse.dir", args[0] + "/warehouse")
            .getOrCreate();
    try {
      new SparkObservations(Path.of(args[0]), spark).write();
    } finally {
      spark.stop();
    }
  }

  private void write() throws IOException {
    Dataset<Row> base =
        spark
            .read()
            .option("header", true)
            .schema("ts_number STRING, datetime DATE, pulse DOUBLE, category STRING")
            .csv(folder.resolve("base.csv").toString())
            .coalesce(1)
            .cache();
    Dataset<Row> moments = base.withColumn("datetime", col("datetime").cast("timestamp"));
    Dataset<Row> local = base.withColumn("datetime", col("datetime").cast("timestamp_ntz"));

    columnar(base, "date");
    columnar(moments, "timestamp");
    columnar(local, "timestamp_ntz");
    columnar(base.withColumn("datetime", col("datetime").cast("string")), "text");
    columnar(base.withColumn("pulse", col("pulse").cast("decimal(10,3)")), "decimal");
    columnar(base.repartition(3), "three-files");
    longForm(base.withColumn("sensor", lit("pulse")));
    spark.conf().set("spark.sql.parquet.outputTimestampType", "INT96");
    save(moments.write().format("parquet"), "parquet-int96", "");
    spark.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MILLIS");
    save(moments.write().format("parquet"), "parquet-millis", "");
    for (String codec : new String[] {"none", "snappy", "zlib", "zstd", "lz4"}) {
      save(base.write().format("orc").option("compression", codec), "orc-" + codec, "");
    }
    for (String codec : new String[] {"none", "gzip", "bzip2", "lz4", "snappy", "deflate"}) {
      save(csv(base).option("header", true).option("compression", codec), "csv-" + codec, "");
    }
    hive(base);
  }

  private void longForm(Dataset<Row> pulses) throws IOException {
    Dataset<Row> steps = pulses.limit(50).withColumn("sensor", lit("steps")).withColumn("pulse", lit(7.0));
    Dataset<Row> both = pulses.union(steps).coalesce(1);
    String options = "--long sensor --sensors pulse";
    save(both.write().format("parquet"), "parquet-long", options);
    save(both.write().format("orc"), "orc-long", options);
    save(csv(both).option("header", true), "csv-long", options);
    save(both.write().format("parquet").partitionBy("sensor"), "hive-parquet-by-sensor", options);
    save(csv(both).option("header", true).partitionBy("sensor"), "hive-csv-by-sensor", options);
  }

  private void hive(Dataset<Row> base) throws IOException {
    Dataset<Row> gaps =
        base.union(base.limit(1).withColumn("datetime", lit("2022-01-01").cast("date")).withColumn("pulse", lit(null).cast("double")));
    String text = "--delimiter \\001 --quote none --header no --null \\N --columns ";
    save(
        csv(gaps.coalesce(1)).option("sep", "\001").option("nullValue", "\\N"),
        "hive-text",
        text + "ts_number,datetime,pulse,category");
    save(
        csv(gaps.coalesce(1)).option("sep", "\001").option("nullValue", "\\N").partitionBy("category"),
        "hive-text-by-category",
        text + "ts_number,datetime,pulse");
    save(base.write().format("parquet").partitionBy("category"), "hive-parquet-by-category", "");
    save(base.write().format("orc").partitionBy("datetime"), "hive-orc-by-day", "");
    save(base.write().format("parquet").partitionBy("category", "datetime"), "hive-parquet-by-both", "");
  }

  private void columnar(Dataset<Row> rows, String name) throws IOException {
    save(rows.write().format("parquet"), "parquet-" + name, "");
    save(rows.write().format("orc"), "orc-" + name, "");
  }

  private static DataFrameWriter<Row> csv(Dataset<Row> rows) {
    return rows.write().format("csv").option("dateFormat", "yyyy-MM-dd");
  }

  private void save(DataFrameWriter<Row> writer, String name, String options) throws IOException {
    writer.save(folder.resolve("spark-" + name).toString());
    Files.writeString(folder.resolve("spark-" + name + ".options"), options);
  }
}

package io.pulsemill.mini;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** A configuration as the files of a folder that {@code HADOOP_CONF_DIR} may name. */
final class SiteFiles {
  private static final String CORE = "core-site.xml";
  private static final String LOGGING = "log4j.properties";
  private static final Map<String, String> FILE_OF_PREFIX =
      Map.of(
          "dfs.", "hdfs-site.xml",
          "mapreduce.", "mapred-site.xml",
          "yarn.", "yarn-site.xml",
          "yarn.app.mapreduce.", "mapred-site.xml");

  private SiteFiles() {}

  /**
   * Writes all four, a setting to the file its prefix belongs to, and beside them how a client
   * logs: as in a run without a cluster.
   */
  static void write(Configuration conf, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : names()) {
      Configuration part = new Configuration(false);
      conf.forEach(
          setting -> {
            if (file(setting.getKey()).equals(name)) {
              part.set(setting.getKey(), setting.getValue());
            }
          });
      try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
        part.writeXml(out);
      }
    }
    Path logging = ContainerClassPath.target().resolve("classes").resolve(LOGGING);
    Files.copy(logging, folder.resolve(LOGGING), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes what {@link #write} wrote. */
  static void delete(Path folder) throws IOException {
    for (String name : names()) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.deleteIfExists(folder.resolve(LOGGING));
  }

  private static List<String> names() {
    return List.of(CORE, "hdfs-site.xml", "mapred-site.xml", "yarn-site.xml");
  }

  private static String file(String key) {
    return FILE_OF_PREFIX.entrySet().stream()
        .filter(entry -> key.startsWith(entry.getKey()))
        .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(CORE);
  }
}

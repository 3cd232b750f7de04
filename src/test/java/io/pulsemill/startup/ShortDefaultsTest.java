package io.pulsemill.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShortDefaultsTest {
  @TempDir private Path folder;

  @Test
  void everySettingKeepsItsValue() throws Exception {
    Path file = folder.resolve("defaults.jar");
    ShortDefaults.write(file);
    long bytes = 0;
    try (JarFile jar = new JarFile(file.toFile())) {
      for (String name : ShortDefaults.NAMES) {
        try (InputStream full = Configuration.class.getResourceAsStream("/" + name);
            InputStream made = jar.getInputStream(jar.getEntry(name))) {
          Map<String, String> expected = settings(full);
          assertThat(settings(made)).as(name).hasSizeGreaterThan(100).isEqualTo(expected);
        }
        bytes += jar.getEntry(name).getSize();
      }
    }
    assertThat(bytes).isLessThan(200_000);
  }

  private static Map<String, String> settings(InputStream in) {
    Configuration conf = new Configuration(false);
    conf.addResource(in);
    Map<String, String> settings = new TreeMap<>();
    conf.size(); // reads it
    for (Map.Entry<String, String> entry : conf) {
      String key = entry.getKey();
      settings.put(key, conf.getRaw(key) + (conf.getFinalParameters().contains(key) ? " !" : ""));
    }
    return settings;
  }
}

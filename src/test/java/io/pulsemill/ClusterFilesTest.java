package io.pulsemill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The files of the docker cluster: what a misspelt key or an open port would hide until it hurts.
 */
class ClusterFilesTest {
  /** Keys Hadoop reads and does not list among its defaults. */
  private static final Set<String> WITHOUT_DEFAULT =
      Set.of(
          "yarn.nodemanager.aux-services",
          "yarn.log.server.url",
          "yarn.app.mapreduce.am.env",
          "mapreduce.map.env",
          "mapreduce.reduce.env");

  static Stream<Path> sites() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("hadoop"))) {
      return files.filter(file -> file.toString().endsWith("-site.xml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("sites")
  void hadoopKnowsEachKey(Path site) throws Exception {
    JobConf known = new JobConf(new YarnConfiguration(new HdfsConfiguration()));
    for (Element property : properties(site)) {
      String key = text(property, "name");
      assertThat(WITHOUT_DEFAULT.contains(key) || known.getPropertySources(key) != null)
          .as(key)
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("sites")
  void eachSettingSaysWhy(Path site) throws Exception {
    for (Element property : properties(site)) {
      assertThat(text(property, "description")).as(text(property, "name")).hasSizeGreaterThan(10);
    }
  }

  @Test
  void noPortIsPublishedBeyondThisMachine() throws IOException {
    List<String> published =
        Files.readAllLines(Path.of("docker-compose.yml")).stream()
            .map(String::strip)
            .filter(line -> line.matches("- .*:\\d+\"?"))
            .toList();
    assertThat(published).hasSize(3).allMatch(line -> line.startsWith("- \"127.0.0.1:"));
  }

  private static List<Element> properties(Path site) throws Exception {
    NodeList nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(site.toFile())
            .getElementsByTagName("property");
    List<Element> properties = new java.util.ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      properties.add((Element) nodes.item(i));
    }
    assertThat(properties).isNotEmpty();
    return properties;
  }

  private static String text(Element property, String tag) {
    return property.getElementsByTagName(tag).item(0).getTextContent();
  }
}

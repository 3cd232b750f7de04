package io.pulsemill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
          "dfs.nameservices",
          "dfs.namenode.rpc-address",
          "dfs.namenode.shared.edits.dir",
          "dfs.ha.fencing.methods",
          "dfs.client.failover.proxy.provider",
          "ha.zookeeper.quorum",
          "hadoop.zk.address",
          "yarn.resourcemanager.zk-address",
          "yarn.resourcemanager.cluster-id",
          "yarn.resourcemanager.ha.rm-ids",
          "dfs.ha.namenodes",
          "yarn.app.mapreduce.am.env",
          "mapreduce.map.env",
          "mapreduce.reduce.env");

  /** What a key ends with if it is about one nameservice, NameNode or ResourceManager. */
  private static final Pattern MEMBER = Pattern.compile("\\.(pulsemill(\\.nn\\d)?|rm\\d)$");

  static Stream<Path> sites() throws IOException {
    return files("-site.xml");
  }

  /** And of schedulers: a queue once stopped by hand, to see what a user is told, stayed so. */
  static Stream<Path> allSettings() throws IOException {
    return files(".xml");
  }

  private static Stream<Path> files(String end) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("hadoop"))) {
      return files.filter(file -> file.toString().endsWith(end)).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("sites")
  void hadoopKnowsEachKey(Path site) throws Exception {
    JobConf known = new JobConf(new YarnConfiguration(new HdfsConfiguration()));
    for (Element property : properties(site)) {
      String key = MEMBER.matcher(text(property, "name")).replaceFirst("");
      assertThat(WITHOUT_DEFAULT.contains(key) || known.getPropertySources(key) != null)
          .as(key)
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("allSettings")
  void eachSettingSaysWhy(Path site) throws Exception {
    for (Element property : properties(site)) {
      assertThat(text(property, "description")).as(text(property, "name")).hasSizeGreaterThan(10);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "docker-compose.yml, 4",
    "docker-compose.ha.yml, 5",
    "docker-compose.monitoring.yml, 3"
  })
  void noPortIsPublishedBeyondThisMachine(String file, int ports) throws IOException {
    List<String> published =
        Files.readAllLines(Path.of(file)).stream()
            .map(String::strip)
            .filter(line -> line.matches("- .*:\\d+\"?"))
            .toList();
    assertThat(published).hasSize(ports).allMatch(line -> line.startsWith("- \"127.0.0.1:"));
  }

  @Test
  void theClusterWithHighAvailabilityFitsInto16Gigabytes() throws IOException {
    String compose = Files.readString(Path.of("docker-compose.ha.yml"));
    int others = megabytes(compose, "\n  historyserver:") + megabytes(compose, "\n  client:");
    for (String kind : List.of("zookeeper", "journalnode", "namenode", "resourcemanager")) {
      int containers = compose.split("<<: \\*" + kind + "\n", -1).length - 1;
      assertThat(containers).as(kind).isGreaterThan(1);
      others += containers * megabytes(compose, "\nx-" + kind + ":");
    }
    assertThat(Files.readString(Path.of("scripts/cluster.sh")))
        .contains("OTHERS_MB=" + others + "\n");
    assertThat(others + 2 * megabytes(compose, "\n  worker:")).isLessThanOrEqualTo(16 * 1024);
  }

  @Test
  void theScriptKnowsWhatMonitoringMayTake() throws IOException {
    String compose = Files.readString(Path.of("docker-compose.monitoring.yml"));
    int all = 0;
    for (String service : List.of("prometheus", "pushgateway", "grafana")) {
      all += megabytes(compose, "\n  " + service + ":");
    }
    assertThat(Files.readString(Path.of("scripts/cluster.sh"))).contains("MONITORING_MB=" + all);
  }

  @Test
  void theScriptKnowsWhatTheNotebookMayTake() throws IOException {
    int limit = megabytes(Files.readString(Path.of("docker-compose.yml")), "\n  notebook:");
    assertThat(Files.readString(Path.of("scripts/cluster.sh")))
        .contains("NOTEBOOK_MB=" + limit + "\n");
  }

  @Test
  void theKernelOfTheNotebooksHasAVersionAndAChecksum() throws IOException {
    assertThat(Files.readString(Path.of("hadoop/notebook/Dockerfile")))
        .containsPattern("ARG KERNEL=\\d+\\.\\d+\\.\\d+\nARG KERNEL_SHA256=[0-9a-f]{64}\n")
        .contains("sha256sum --check");
  }

  @ParameterizedTest
  @CsvSource({"PROMETHEUS_IMAGE", "PUSHGATEWAY_IMAGE", "GRAFANA_IMAGE", "HADOOP_IMAGE"})
  void theImageOfTheSettingsIsTheOneOfComposeAndHasAVersion(String variable) throws IOException {
    List<String> settings =
        Files.readAllLines(Path.of(".env")).stream()
            .filter(line -> line.startsWith(variable + "="))
            .toList();
    assertThat(settings).hasSize(1).allMatch(line -> line.matches("\\w+=[\\w/]+:v?\\d+\\.\\d+.*"));
    String image = settings.get(0).substring(variable.length() + 1);
    assertThat(
            Files.readString(Path.of("docker-compose.monitoring.yml"))
                + Files.readString(Path.of("docker-compose.yml")))
        .contains("image: ${" + variable + ":-" + image + "}");
  }

  /** The first {@code mem_limit} after {@code heading}. */
  private static int megabytes(String compose, String heading) {
    String rest = compose.substring(compose.indexOf(heading));
    Matcher limit = Pattern.compile("mem_limit: (\\d+)([gm])").matcher(rest);
    assertThat(rest.length() < compose.length() && limit.find()).as(heading).isTrue();
    return Integer.parseInt(limit.group(1)) * (limit.group(2).equals("g") ? 1024 : 1);
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
    NodeList found = property.getElementsByTagName(tag);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}

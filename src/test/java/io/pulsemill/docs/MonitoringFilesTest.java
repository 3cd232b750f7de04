package io.pulsemill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of the monitoring, as far as they can be checked without Grafana: what its published
 * schema ({@code kinds/dashboard/dashboard_kind.cue}) requires. Queries are run by {@code
 * scripts/check-monitoring.sh}.
 */
class MonitoringFilesTest {
  private static final Path MONITORING = Path.of("hadoop/monitoring");
  private static final int COLUMNS = 24;
  private static final int SCHEMA_VERSION = 36;

  static Stream<Path> dashboards() throws IOException {
    try (Stream<Path> files = Files.list(MONITORING.resolve("dashboards"))) {
      return files.toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void aDashboardNamesItselfAndItsSchema(Path file) throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
    assertThat(dashboard.path("uid").asText()).hasSizeBetween(8, 40);
    assertThat(dashboard.path("title").asText()).isNotBlank();
    assertThat(dashboard.path("schemaVersion").asInt()).isEqualTo(SCHEMA_VERSION);
    assertThat(dashboard.path("style").asText()).isIn("dark", "light");
    assertThat(dashboard.path("editable").isBoolean()).isTrue();
    assertThat(dashboard.path("graphTooltip").asInt(-1)).isBetween(0, 2);
    assertThat(dashboard.at("/time/from").asText()).startsWith("now-");
    assertThat(dashboard.at("/annotations/list").isArray()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsHaveTheirOwnIdsAndPlaces(Path file) throws IOException {
    Set<Integer> ids = new HashSet<>();
    List<Rectangle> taken = new ArrayList<>();
    for (JsonNode panel : panels(file)) {
      assertThat(ids.add(panel.path("id").asInt())).as("id of %s is new", panel).isTrue();
      JsonNode grid = panel.path("gridPos");
      Rectangle place =
          new Rectangle(
              grid.path("x").asInt(-1),
              grid.path("y").asInt(-1),
              grid.path("w").asInt(),
              grid.path("h").asInt());
      assertThat(place.isEmpty()).as("no room for %s", panel).isFalse();
      assertThat(new Rectangle(0, 0, COLUMNS, Integer.MAX_VALUE).contains(place))
          .as("%s is in the grid", panel)
          .isTrue();
      assertThat(taken).as("%s covers none", panel).noneMatch(place::intersects);
      taken.add(place);
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsHaveWhatTheSchemaRequires(Path file) throws IOException {
    for (JsonNode panel : panels(file)) {
      assertThat(panel.path("type").asText()).as("%s", panel).isNotBlank();
      assertThat(panel.path("title").asText()).as("%s", panel).isNotBlank();
      if (panel.path("type").asText().equals("row")) {
        assertThat(panel.path("collapsed").isBoolean()).isTrue();
        assertThat(panel.path("panels").isArray()).isTrue();
      } else {
        assertThat(panel.path("transparent").isBoolean()).as("%s", panel).isTrue();
        assertThat(panel.path("options").isObject()).as("%s", panel).isTrue();
        assertThat(panel.path("transformations").isArray()).as("%s", panel).isTrue();
        assertThat(panel.at("/fieldConfig/defaults").isObject()).as("%s", panel).isTrue();
        assertThat(panel.at("/fieldConfig/overrides").isArray()).as("%s", panel).isTrue();
        asksTheDataSource(panel);
      }
    }
  }

  private static void asksTheDataSource(JsonNode panel) throws IOException {
    String source = Files.readString(MONITORING.resolve("grafana/datasources/prometheus.yml"));
    String uid = panel.at("/datasource/uid").asText();
    assertThat(uid).as("%s", panel).isNotBlank();
    assertThat(source).containsPattern("uid: " + Pattern.quote(uid) + "\\b");
    Set<String> names = new HashSet<>();
    assertThat(panel.path("targets")).as("targets of %s", panel).isNotEmpty();
    for (JsonNode target : panel.path("targets")) {
      assertThat(target.path("expr").asText()).as("%s", panel).isNotBlank();
      assertThat(target.at("/datasource/uid").asText()).as("%s", target).isEqualTo(uid);
      assertThat(names.add(target.path("refId").asText())).as("refId of %s", target).isTrue();
    }
  }

  @Test
  void dashboardsHaveDifferentIds() throws IOException {
    List<String> ids = new ArrayList<>();
    for (Path file : dashboards().toList()) {
      ids.add(new ObjectMapper().readTree(file.toFile()).path("uid").asText());
    }
    assertThat(ids).hasSizeGreaterThan(1).doesNotHaveDuplicates();
  }

  @Test
  void eachAlertIsTestedWhenItFiresAndWhenItDoesNot() throws IOException {
    Set<String> alerts = found("alerts.yml", "- alert: (\\w+)\n");
    assertThat(alerts).isNotEmpty();
    String name = "alertname: (\\w+)";
    assertThat(found("alerts-test.yml", name + "\n *eval_time: .*\n *exp_alerts:\n *- "))
        .isEqualTo(alerts);
    assertThat(found("alerts-test.yml", "\\{" + name + ", eval_time: \\w+}")).isEqualTo(alerts);
  }

  private static JsonNode panels(Path file) throws IOException {
    JsonNode panels = new ObjectMapper().readTree(file.toFile()).path("panels");
    assertThat(panels).isNotEmpty();
    return panels;
  }

  private static Set<String> found(String file, String pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    Pattern.compile(pattern)
        .matcher(Files.readString(MONITORING.resolve(file)))
        .results()
        .forEach(match -> found.add(match.group(1)));
    return found;
  }
}

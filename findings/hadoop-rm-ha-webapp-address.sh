#!/usr/bin/env bash
# Hadoop YARN: with two ResourceManagers that are given by yarn.resourcemanager.hostname.RM alone, each MapReduce
# ApplicationMaster ends with a NullPointerException when it starts its web page.
#
# Versions    org.apache.hadoop:hadoop-yarn-server-web-proxy:3.5.0 and what it depends on, Java 17.
# Input       yarn.resourcemanager.ha.enabled, .ha.rm-ids = rm1,rm2 and .hostname.rm1, .hostname.rm2; no
#             .webapp.address.rm1, .webapp.address.rm2. Then AmFilterInitializer.initFilter, as the HTTP server of an
#             ApplicationMaster calls it.
# Expected    the addresses follow from the host names, as yarn-default.xml says of yarn.resourcemanager.webapp.address
#             (${yarn.resourcemanager.hostname}:8088) and as ResourceManagers, NodeManagers and clients find them.
# Found       AmFilterInitializer reads yarn.resourcemanager.webapp.address.rm1 as it stands, joins what may be nulls, and
#             throws. Both ResourceManagers run, jobs are accepted, and each fails when its ApplicationMaster has been
#             tried as often as is allowed.
# So          a cluster with two ResourceManagers names these two addresses (hadoop/ha/yarn-site.xml).
#
# Prints what it saw; exit 0: as described, 1: no longer so. Needs a JDK 17, Maven and Maven Central; writes to a
# temporary folder only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.hadoop</groupId>
      <artifactId>hadoop-yarn-server-web-proxy</artifactId>
      <version>3.5.0</version>
    </dependency>
    <dependency>
      <groupId>org.apache.hadoop</groupId>
      <artifactId>hadoop-common</artifactId>
      <version>3.5.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$work/class-path" > "$work/maven.log" 2>&1 || { cat "$work/maven.log" >&2; exit 2; }

cat > "$work/AmFilter.java" <<'JAVA'
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.http.FilterContainer;
import org.apache.hadoop.yarn.server.webproxy.amfilter.AmFilterInitializer;

public class AmFilter {
  /** The address of the proxy, which an ApplicationMaster has from its environment. */
  static final class Initializer extends AmFilterInitializer {
    @Override
    protected String getApplicationWebProxyBase() {
      return "/proxy/application";
    }
  }

  static final class Parameters implements FilterContainer {
    String masters = "none";

    @Override
    public void addFilter(String name, String type, Map<String, String> parameters) {
      masters = parameters.get("RM_HA_URLS");
    }

    @Override
    public void addGlobalFilter(String name, String type, Map<String, String> parameters) {
      addFilter(name, type, parameters);
    }
  }

  static String masters(Configuration conf) {
    Parameters parameters = new Parameters();
    try {
      new Initializer().initFilter(parameters, conf);
      return parameters.masters;
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }

  public static void main(String[] args) {
    Configuration conf = new Configuration();
    conf.setBoolean("yarn.resourcemanager.ha.enabled", true);
    conf.set("yarn.resourcemanager.ha.rm-ids", "rm1,rm2");
    conf.set("yarn.resourcemanager.hostname.rm1", "one.example");
    conf.set("yarn.resourcemanager.hostname.rm2", "two.example");
    System.out.println("host names: " + masters(conf));
    conf.set("yarn.resourcemanager.webapp.address.rm1", "one.example:8088");
    conf.set("yarn.resourcemanager.webapp.address.rm2", "two.example:8088");
    System.out.println("and web addresses: " + masters(conf));
  }
}
JAVA
java -cp "$(cat "$work/class-path")" "$work/AmFilter.java" > "$work/seen" 2> "$work/log" \
    || { tail -20 "$work/log" >&2; exit 2; }
cat "$work/seen"
printf '%s\n' 'host names: NullPointerException' 'and web addresses: one.example:8088,two.example:8088' > "$work/right"
cmp -s "$work/seen" "$work/right" || { echo "changed: the lines above are not those described"; exit 1; }
echo "as described: an ApplicationMaster needs the web addresses"

#!/usr/bin/env bash
# Hadoop: a setting that is empty reaches a task as one that is not set, or as empty, by the way it travels.
#
# Versions    org.apache.hadoop:hadoop-common:3.5.0, Java 17.
# Input       Configuration.set("empty", ""), and a setting of blanks beside it.
# Expected    the same values after writeXml, which is how a job's settings travel (job.xml), as after write, which is
#             how Writable objects carry them.
# Found       write keeps the empty value. writeXml writes <value></value>, and reading that gives null: get("empty")
#             returns null, get("empty", "x") the default. Blanks survive both.
# So          "nothing" that a task must tell from "not set" needs a word of its own ("none", a quoted empty text).
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
      <artifactId>hadoop-common</artifactId>
      <version>3.5.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$work/class-path" > "$work/maven.log" 2>&1 || { cat "$work/maven.log" >&2; exit 2; }

cat > "$work/Empty.java" <<'JAVA'
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import org.apache.hadoop.conf.Configuration;

class Empty {
  public static void main(String[] args) throws Exception {
    Configuration set = new Configuration(false);
    set.set("empty", "");
    set.set("blank", "  ");

    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    set.writeXml(xml);
    Configuration byXml = new Configuration(false);
    byXml.addResource(new ByteArrayInputStream(xml.toByteArray()));

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    set.write(new DataOutputStream(bytes));
    Configuration byWrite = new Configuration(false);
    byWrite.readFields(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    for (String key : new String[] {"empty", "blank"}) {
      System.out.printf("xml %s [%s]%n", key, byXml.getRaw(key));
      System.out.printf("write %s [%s]%n", key, byWrite.getRaw(key));
    }
  }
}
JAVA
java -cp "$(cat "$work/class-path")" "$work/Empty.java" > "$work/seen" 2> "$work/log" || { tail -20 "$work/log" >&2; exit 2; }
cat "$work/seen"
printf 'xml empty [null]\nwrite empty []\nxml blank [  ]\nwrite blank [  ]\n' > "$work/right"
cmp -s "$work/seen" "$work/right" || { echo "changed: the values above are not those described"; exit 1; }
echo "as described: XML loses an empty value that write keeps"

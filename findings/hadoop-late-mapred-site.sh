#!/usr/bin/env bash
# Hadoop: a Configuration that was made before gains the settings of mapred-site.xml when a class of MapReduce is loaded.
#
# Versions    org.apache.hadoop:hadoop-mapreduce-client-core:3.5.0, Java 17.
# Input       a core-site.xml and a mapred-site.xml on the class path, with a setting each; new Configuration(); then,
#             without another word to that object, new JobConf().
# Expected    the setting of mapred-site.xml in the Configuration from the start, as that of core-site.xml is; or never.
# Found       it is null at first, and there in the same object after the first JobConf: loading that class
#             names two more resources for all Configurations there are, which read theirs again. What was set by hand
#             stays. A copy made before keeps up too.
# So          a program that asks where its jobs will run has to load JobConf (or Job) before it asks.
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
    <dependency>
      <groupId>org.apache.hadoop</groupId>
      <artifactId>hadoop-mapreduce-client-core</artifactId>
      <version>3.5.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$work/class-path" > "$work/maven.log" 2>&1 || { cat "$work/maven.log" >&2; exit 2; }

mkdir "$work/conf"
for site in core mapred; do
  echo "<configuration><property><name>of.$site</name><value>read</value></property><property><name>by.hand</name><value>$site</value></property></configuration>" \
    > "$work/conf/$site-site.xml"
done
cat > "$work/Late.java" <<'JAVA'
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;

class Late {
  public static void main(String[] args) {
    Configuration conf = new Configuration();
    conf.set("by.hand", "hand");
    Configuration copy = new Configuration(conf);
    show("before", conf, copy);
    new JobConf();
    show("after", conf, copy);
  }

  static void show(String when, Configuration conf, Configuration copy) {
    System.out.printf(
        "%s: core %s, mapred %s, in the copy %s, by hand %s%n",
        when, conf.get("of.core"), conf.get("of.mapred"), copy.get("of.mapred"), conf.get("by.hand"));
  }
}
JAVA
java -cp "$work/conf:$(cat "$work/class-path")" "$work/Late.java" > "$work/seen" 2> "$work/log" || { tail -20 "$work/log" >&2; exit 2; }
cat "$work/seen"
printf 'before: core read, mapred null, in the copy null, by hand hand\nafter: core read, mapred read, in the copy read, by hand hand\n' > "$work/right"
cmp -s "$work/seen" "$work/right" || { echo "changed: the values above are not those described"; exit 1; }
echo "as described: loading JobConf changes a Configuration that was there before"

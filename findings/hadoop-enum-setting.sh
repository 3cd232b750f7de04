#!/usr/bin/env bash
# Hadoop: an enum that has words of its own can be written into a Configuration, but not read from it.
#
# Versions    org.apache.hadoop:hadoop-common:3.5.0, Java 17.
# Input       Configuration.setEnum("format", TableFormat.CSV), of an enum whose toString is "csv"; then getEnum.
# Expected    the constant that was set.
# Found       setEnum writes toString(), getEnum looks for name(): the setting is "csv", and reading it throws
#             IllegalArgumentException, "No enum constant …csv". An enum without a toString of its own comes back.
# So          set(key, constant.name()), or give the words a method of their own.
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

cat > "$work/Words.java" <<'JAVA'
import org.apache.hadoop.conf.Configuration;

class Words {
  enum Plain { CSV }

  enum Worded {
    CSV;

    @Override
    public String toString() {
      return "csv";
    }
  }

  public static void main(String[] args) {
    Configuration conf = new Configuration(false);
    conf.setEnum("plain", Plain.CSV);
    conf.setEnum("worded", Worded.CSV);
    System.out.printf("plain [%s] read as %s%n", conf.getRaw("plain"), conf.getEnum("plain", Plain.CSV).name());
    String read;
    try {
      read = conf.getEnum("worded", Worded.CSV).name();
    } catch (IllegalArgumentException e) {
      read = e.getMessage();
    }
    System.out.printf("worded [%s] read as %s%n", conf.getRaw("worded"), read);
  }
}
JAVA
java -cp "$(cat "$work/class-path")" "$work/Words.java" > "$work/seen" 2> "$work/log" || { tail -20 "$work/log" >&2; exit 2; }
cat "$work/seen"
printf 'plain [CSV] read as CSV\nworded [csv] read as No enum constant Words.Worded.csv\n' > "$work/right"
cmp -s "$work/seen" "$work/right" || { echo "changed: the values above are not those described"; exit 1; }
echo "as described: getEnum does not read what setEnum wrote"

#!/usr/bin/env bash
# JAXB: a tab in the value of an attribute is written as it is, and read back as a blank.
#
# Versions    org.glassfish.jaxb:jaxb-runtime:2.3.9 (Hadoop 3.5.0's), Java 17.
# Input       an object with the attribute "a<TAB>b", one with "a<LF>b", marshaled to a Writer and to an OutputStream,
#             and unmarshaled.
# Expected    the value that was written: a writer of XML has to escape both in an attribute (&#9;, &#10;), as a reader
#             makes a blank of each that is not (XML 1.0, 3.3.3, "Attribute-Value Normalization").
# Found       the line feed is escaped and comes back; the tab is written as it is, by both ways, and comes back as a
#             blank. No error, no warning: the value that is read is another.
# So          names with a tab are refused before they become attributes.
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
      <groupId>org.glassfish.jaxb</groupId>
      <artifactId>jaxb-runtime</artifactId>
      <version>2.3.9</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$work/class-path" > "$work/maven.log" 2>&1 || { cat "$work/maven.log" >&2; exit 2; }

cat > "$work/Tabs.java" <<'JAVA'
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.bind.JAXBContext;
import javax.xml.bind.annotation.XmlAttribute;
import javax.xml.bind.annotation.XmlRootElement;

public class Tabs {
  @XmlRootElement(name = "field")
  public static class Field {
    @XmlAttribute public String name;
  }

  public static void main(String[] args) throws Exception {
    JAXBContext context = JAXBContext.newInstance(Field.class);
    for (String name : new String[] {"a\tb", "a\nb"}) {
      Field field = new Field();
      field.name = name;
      StringWriter text = new StringWriter();
      context.createMarshaller().marshal(field, text);
      show("writer", name, (Field) context.createUnmarshaller().unmarshal(new StringReader(text.toString())));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      context.createMarshaller().marshal(field, bytes);
      show(
          "stream",
          name,
          (Field) context.createUnmarshaller().unmarshal(new ByteArrayInputStream(bytes.toByteArray())));
    }
  }

  private static void show(String way, String name, Field read) {
    System.out.printf("%s %d %d%n", way, (int) name.charAt(1), (int) read.name.charAt(1));
  }
}
JAVA
java -cp "$(cat "$work/class-path")" "$work/Tabs.java" > "$work/seen" 2> "$work/log" || { tail -20 "$work/log" >&2; exit 2; }
cat "$work/seen"
printf 'writer 9 32\nstream 9 32\nwriter 10 10\nstream 10 10\n' > "$work/right"
cmp -s "$work/seen" "$work/right" || { echo "changed: the values above are not those described"; exit 1; }
echo "as described: a tab is read back as a blank, a line feed is kept"

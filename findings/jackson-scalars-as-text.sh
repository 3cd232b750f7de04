#!/usr/bin/env bash
# Jackson: with ALLOW_COERCION_OF_SCALARS off, a number or a boolean still becomes a String.
#
# Versions    com.fasterxml.jackson.core:jackson-databind:2.18.6, Java 17.
# Input       a mapper without MapperFeature.ALLOW_COERCION_OF_SCALARS, a record of a String, an Integer and a Boolean.
# Expected    a value of another JSON type is refused whatever the target, as the feature says.
# Found       text for a number or boolean is refused, and a number for a boolean; but 5 and true are read into the
#             String as "5" and "true", without a word. CoercionConfig for LogicalType.Textual refuses them.
# So          a reader that must tell "5" from 5 needs the second setting, too.
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
      <groupId>com.fasterxml.jackson.core</groupId>
      <artifactId>jackson-databind</artifactId>
      <version>2.18.6</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$work/class-path" > "$work/maven.log" 2>&1 || { cat "$work/maven.log" >&2; exit 2; }

cat > "$work/Scalars.java" <<'JAVA'
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;

class Scalars {
  record Values(String text, Integer number, Boolean flag) {}

  public static void main(String[] args) {
    JsonMapper.Builder strict =
        JsonMapper.builder().disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    show("feature", strict.build());
    JsonMapper.Builder stricter =
        JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                LogicalType.Textual,
                config ->
                    config
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    show("both", stricter.build());
  }

  private static void show(String name, ObjectMapper mapper) {
    for (String json :
        new String[] {"{'number':'5'}", "{'flag':'true'}", "{'flag':1}", "{'text':5}", "{'text':true}"}) {
      String seen;
      try {
        seen = mapper.readValue(json.replace('\'', '"'), Values.class).toString();
      } catch (java.io.IOException e) {
        seen = "refused";
      }
      System.out.println(name + " " + json + " " + seen);
    }
  }
}
JAVA
java -cp "$(cat "$work/class-path")" "$work/Scalars.java" > "$work/seen" 2> "$work/log" || { tail -20 "$work/log" >&2; exit 2; }
cat "$work/seen"
[ "$(grep -c '^feature .*refused$' "$work/seen")" = 3 ] || { echo "changed: other values are refused by the feature"; exit 1; }
grep -qF "feature {'text':5} Values[text=5," "$work/seen" || { echo "changed: a number is no text any more"; exit 1; }
grep -qF "feature {'text':true} Values[text=true," "$work/seen" || { echo "changed: a boolean is no text any more"; exit 1; }
[ "$(grep -c '^both .*refused$' "$work/seen")" = 5 ] || { echo "changed: the coercion config does not refuse all"; exit 1; }
echo "as described: without the coercion config, numbers and booleans are read as text"

#!/usr/bin/env bash
# PMML4S: the probabilities of a softmax regression are NaN where a score is above 709, or all are below -745.
#
# Versions    org.pmml4s:pmml4s_3:1.5.6; beside it org.jpmml:pmml-evaluator-metro:1.7.3; Java 17.
# Input       a PMML 4.4 RegressionModel, normalizationMethod="softmax", of two classes with the scores x and x - 1, and
#             x = 0, 700, 710, -800.
# Expected    0.7311 and 0.2689 for each x, as the two scores differ by 1 for each. JPMML-Evaluator gives that.
# Found       PMML4S gives it for 0 and 700. At 710 the first is NaN and the second 0: the exponential of 710 is
#             infinite, that of 709 is not. At -800 both are NaN: 0 / 0. No error, no warning.
# So          what is exponentiated must be shifted by the largest score within the file, as a derived field.
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
      <groupId>org.jpmml</groupId>
      <artifactId>pmml-evaluator-metro</artifactId>
      <version>1.7.3</version>
    </dependency>
    <dependency>
      <groupId>org.pmml4s</groupId>
      <artifactId>pmml4s_3</artifactId>
      <version>1.5.6</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$work/class-path" > "$work/maven.log" 2>&1 || { cat "$work/maven.log" >&2; exit 2; }

cat > "$work/model.pmml" <<'XML'
<PMML version="4.4" xmlns="http://www.dmg.org/PMML-4_4">
  <Header/>
  <DataDictionary>
    <DataField name="x" optype="continuous" dataType="double"/>
    <DataField name="y" optype="categorical" dataType="string"><Value value="a"/><Value value="b"/></DataField>
  </DataDictionary>
  <RegressionModel functionName="classification" normalizationMethod="softmax">
    <MiningSchema><MiningField name="y" usageType="target"/><MiningField name="x"/></MiningSchema>
    <Output>
      <OutputField name="a" optype="continuous" dataType="double" feature="probability" value="a"/>
      <OutputField name="b" optype="continuous" dataType="double" feature="probability" value="b"/>
    </Output>
    <RegressionTable intercept="0" targetCategory="a"><NumericPredictor name="x" coefficient="1"/></RegressionTable>
    <RegressionTable intercept="-1" targetCategory="b"><NumericPredictor name="x" coefficient="1"/></RegressionTable>
  </RegressionModel>
</PMML>
XML

cat > "$work/Scores.java" <<'JAVA'
import java.io.File;
import java.util.Map;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.pmml4s.model.Model;

class Scores {
  public static void main(String[] pmml) throws Exception {
    Evaluator jpmml = new LoadingModelEvaluatorBuilder().load(new File(pmml[0])).build();
    Model pmml4s = Model.fromFile(pmml[0]);
    for (double x : new double[] {0, 700, 710, -800}) {
      Map<String, Object> row = Map.of("x", x);
      Map<String, ?> other = jpmml.evaluate(row);
      System.out.printf("jpmml %.0f %.4f %.4f%n", x, other.get("a"), other.get("b"));
      Map<String, Object> result = pmml4s.predict(row);
      System.out.printf("pmml4s %.0f %.4f %.4f%n", x, result.get("a"), result.get("b"));
    }
  }
}
JAVA
java -cp "$(cat "$work/class-path")" "$work/Scores.java" "$work/model.pmml" > "$work/seen" 2> "$work/log" \
    || { tail -20 "$work/log" >&2; exit 2; }
cat "$work/seen"

cat > "$work/right" <<'TXT'
jpmml 0 0.7311 0.2689
pmml4s 0 0.7311 0.2689
jpmml 700 0.7311 0.2689
pmml4s 700 0.7311 0.2689
jpmml 710 0.7311 0.2689
pmml4s 710 NaN 0.0000
jpmml -800 0.7311 0.2689
pmml4s -800 NaN NaN
TXT
cmp -s "$work/seen" "$work/right" || { echo "changed: the values above are not those described"; exit 1; }
echo "as described: scores far from 0 make NaN of probabilities that are ordinary"

package io.pulsemill.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import org.jpmml.model.JAXBUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PmmlWriterTest {
  private static final List<String> ODD =
      List.of("z_1", "a \"b\" & <c>", " two  blanks ", "\u4e2d\ud83d\ude00", "predicted");

  @Test
  void aFileIsValidByTheSchema() throws Exception {
    for (boolean standardized : new boolean[] {true, false}) {
      String text = PmmlWriter.write(scorer(ODD, standardized));
      JAXBUtil.getSchema().newValidator().validate(new StreamSource(new StringReader(text)));
    }
  }

  @Test
  void namesOfFieldsAreThoseOfTheModelAndUnique() throws Exception {
    Document document = parsed(PmmlWriter.write(scorer(ODD, true)));

    assertThat(names(document, "DataField")).containsExactlyElementsOf(with(ODD, "the label"));
    List<String> all = new ArrayList<>();
    for (String element : List.of("DataField", "DerivedField", "OutputField")) {
      all.addAll(names(document, element));
    }
    assertThat(all).doesNotHaveDuplicates().contains("_z_1", "_predicted");
  }

  /** Scorers recurse into expressions. */
  @Test
  void expressionsOfManyFeaturesAreNoDeeperThanThoseOfFew() throws Exception {
    List<String> many = IntStream.range(0, 500).mapToObj(j -> "f" + j).toList();
    Document document = parsed(PmmlWriter.write(scorer(many, true)));

    assertThat(depth(document.getDocumentElement())).isLessThan(60);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x7, 0x9, 0xA, 0xD, 0xFFFE})
  void aNameThatXmlDoesNotKeepIsRefused(int point) {
    List<String> features = List.of("bell" + Character.toString(point));
    assertThatThrownBy(() -> PmmlWriter.write(scorer(features, true)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Feature 'bell")
        .hasMessageEndingWith(
            ": expected characters that XML keeps but found U+%04X; rename it".formatted(point));
  }

  @Test
  void aFeatureWithTheNameOfTheLabelIsRefused() {
    assertThatThrownBy(() -> PmmlWriter.write(scorer(List.of("x", "the label"), true)))
        .isInstanceOf(InputException.class)
        .hasMessage("Label column 'the label' is a feature too; rename one");
  }

  private static Scorer scorer(List<String> features, boolean standardized) {
    return ExportCase.of("case", List.of("a", "it's", "<\">"), features, standardized, 0).scorer();
  }

  private static List<String> with(List<String> names, String last) {
    List<String> all = new ArrayList<>(names);
    all.add(last);
    return all;
  }

  private static Document parsed(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static List<String> names(Document document, String element) {
    NodeList found = document.getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> ((Element) found.item(i)).getAttribute("name"))
        .toList();
  }

  private static int depth(Node node) {
    int deepest = 0;
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      deepest = Math.max(deepest, depth(child));
    }
    return deepest + 1;
  }
}

package io.pulsemill.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.hadoop.conf.Configuration;

/**
 * Hadoop's default settings without their descriptions, as a jar to be placed before Hadoop's own:
 * Hadoop parses them a dozen times in a run, and three quarters of their text are descriptions.
 */
final class ShortDefaults {
  static final List<String> NAMES =
      List.of("core-default.xml", "mapred-default.xml", "yarn-default.xml");

  private static final String WITHOUT_DESCRIPTIONS =
      """
      <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
        <xsl:strip-space elements="*"/>
        <xsl:preserve-space elements="value"/>
        <xsl:template match="@*|node()">
          <xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy>
        </xsl:template>
        <xsl:template match="description|comment()|processing-instruction()"/>
      </xsl:stylesheet>
      """;

  private ShortDefaults() {}

  /** In: where the jar goes. */
  public static void main(String[] args) throws IOException, TransformerException {
    write(Path.of(args[0]));
  }

  static void write(Path jar) throws IOException, TransformerException {
    Transformer shorten =
        TransformerFactory.newInstance()
            .newTransformer(new StreamSource(new StringReader(WITHOUT_DESCRIPTIONS)));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : NAMES) {
        try (InputStream in = Configuration.class.getResourceAsStream("/" + name)) {
          out.putNextEntry(new JarEntry(name));
          shorten.transform(new StreamSource(in), new StreamResult(out));
          out.closeEntry();
        }
      }
    }
  }
}

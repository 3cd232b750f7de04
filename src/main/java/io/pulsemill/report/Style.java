package io.pulsemill.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style sheet: of a page, of a part in a page that is another's, of a picture alone. */
final class Style {
  private static final String SHEET = sheet();

  private Style() {}

  static String ofPage() {
    return SHEET;
  }

  /** Markup of ours with its style, which is of nothing else in the page. */
  static String within(String markup) {
    return "<div class=\"pulsemill\"><style>%s</style>%s</div>".formatted(ofPart(), markup.strip());
  }

  private static String ofPart() {
    String within =
        SHEET.replaceAll("(?m):root(?= \\{)", "&").replaceAll("(?m)(^|\\s)body(?= \\{)", "$1&");
    return ".pulsemill {\n%s}\n.pulsemill { display: grid; grid-template-columns: minmax(0, 1fr); padding: .25rem; max-width: none; background: var(--paper); }\n"
        .formatted(within);
  }

  /** The colors alone. */
  static String ofPicture() {
    return SHEET.substring(0, SHEET.indexOf("\n* {") + 1);
  }

  private static String sheet() {
    try (InputStream in = Style.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css: expected it beside its class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css: expected it beside its class", e);
    }
  }
}

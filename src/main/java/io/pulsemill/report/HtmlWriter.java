package io.pulsemill.report;

import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes HTML. All text and every attribute is escaped; only {@link #trusted} is not. */
final class HtmlWriter {
  private static final Set<String> VOID = Set.of("meta", "br");

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private final Deque<String> open = new ArrayDeque<>();

  /** Of a page. */
  HtmlWriter() {
    this("<!DOCTYPE html>");
  }

  private HtmlWriter(String prologue) {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw refused(e);
    }
    text.append(prologue);
  }

  /** Of a part of a page. */
  static HtmlWriter part() {
    return new HtmlWriter("");
  }

  /** Begins an element; {@code attributes}: name, value, name, value … */
  HtmlWriter open(String tag, String... attributes) {
    try {
      if (VOID.contains(tag)) {
        xml.writeEmptyElement(tag);
      } else {
        xml.writeStartElement(tag);
        open.push(tag);
      }
      for (int i = 0; i < attributes.length; i += 2) {
        xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
      }
    } catch (XMLStreamException e) {
      throw refused(e);
    }
    return this;
  }

  /** Ends the innermost element. */
  HtmlWriter close() {
    try {
      xml.writeEndElement();
      if (Set.of("tr", "section", "table", "p", "figure", "h2", "h3").contains(open.pop())) {
        xml.writeCharacters("\n");
      }
    } catch (XMLStreamException e) {
      throw refused(e);
    }
    return this;
  }

  HtmlWriter text(String some) {
    try {
      xml.writeCharacters(clean(some));
    } catch (XMLStreamException e) {
      throw refused(e);
    }
    return this;
  }

  /** An element that holds a text. */
  HtmlWriter element(String tag, String some, String... attributes) {
    return open(tag, attributes).text(some).close();
  }

  /** A table that scrolls within the page: a head, and rows that begin with their name. */
  HtmlWriter table(Table table) {
    open("div", "class", "table", "tabindex", "0").open("table").open("thead").open("tr");
    table.heads().forEach(cell -> element("th", cell, "scope", "col"));
    close().close().open("tbody");
    for (List<String> row : table.rows()) {
      open("tr");
      for (int i = 0; i < row.size(); i++) {
        if (i == 0) {
          element("th", row.get(i), "scope", "row");
        } else {
          element("td", row.get(i));
        }
      }
      close();
    }
    return close().close().close();
  }

  /** Markup of our own making, as it is. */
  HtmlWriter trusted(String markup) {
    try {
      xml.writeCharacters(""); // ends the tag that is open
      xml.flush();
      text.append(markup);
    } catch (XMLStreamException e) {
      throw refused(e);
    }
    return this;
  }

  /** The page, when all elements are closed. */
  String page() {
    try {
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw refused(e);
    }
    return text.append('\n').toString();
  }

  /** Control characters have no place in a page. */
  private static String clean(String some) {
    return some.codePoints()
        .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static IllegalStateException refused(XMLStreamException e) {
    return new IllegalStateException("Unexpected I/O error while writing to memory", e);
  }
}

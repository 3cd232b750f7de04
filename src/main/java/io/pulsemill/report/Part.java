package io.pulsemill.report;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * A part of a report on its own, for a terminal or another's page.
 *
 * @param text lines that end with a newline each
 * @param plots the pictures that are in it
 */
public record Part(String text, String html, List<Plot> plots) implements Shown {
  /** What a section writes, beside its text. */
  static Part of(String text, BiConsumer<HtmlWriter, Picture> section) {
    HtmlWriter page = HtmlWriter.part();
    Picture picture = new Picture(page);
    section.accept(page, picture);
    return new Part(text, Style.within(page.page()), picture.drawn());
  }

  @Override
  public String toString() {
    return text;
  }
}

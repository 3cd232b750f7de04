package io.pulsemill.report;

import java.util.List;
import java.util.function.BiConsumer;

/** A part of a report on its own, for a terminal or another's page; drawn when it is asked for. */
public final class Part implements Shown {
  private final String text;
  private final BiConsumer<HtmlWriter, Picture> section;

  /**
   * What a section writes, beside its text.
   *
   * @param text lines that end with a newline each
   */
  Part(String text, BiConsumer<HtmlWriter, Picture> section) {
    this.text = text;
    this.section = section;
  }

  /** Lines that end with a newline each. */
  public String text() {
    return text;
  }

  @Override
  public String html() {
    HtmlWriter page = HtmlWriter.part();
    section.accept(page, new Picture(page));
    return Style.within(page.page());
  }

  /** The pictures that are in it. */
  public List<Plot> plots() {
    HtmlWriter page = HtmlWriter.part();
    Picture picture = new Picture(page);
    section.accept(page, picture);
    return picture.drawn();
  }

  @Override
  public String toString() {
    return text;
  }
}

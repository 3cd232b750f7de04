package io.pulsemill.report;

/** A picture. */
public final class Plot implements Shown {
  private final String title;
  private final String svg;
  private final String figure;

  /**
   * @param svg as a page of ours has it; empty if this JVM cannot draw
   * @param figure the same with its caption and legend
   */
  Plot(String title, String svg, String figure) {
    this.title = title;
    this.svg = svg;
    this.figure = figure;
  }

  public String title() {
    return title;
  }

  /** An SVG that needs no page around it, dark where a page is; empty if this JVM cannot draw. */
  public String svg() {
    String style = "<style>%s</style>".formatted(Style.ofPicture().replaceAll("\\s*\n\\s*", " "));
    return svg.replaceFirst("(<svg[^>]*>)", "$1" + style);
  }

  @Override
  public String html() {
    return Style.within(figure);
  }

  @Override
  public String toString() {
    return "picture: " + title;
  }
}

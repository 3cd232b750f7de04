package io.pulsemill.report;

/** What a terminal shows by its {@code toString}, and a notebook by its HTML. */
public interface Shown {
  /** A part of a page, which brings its style and loads nothing. */
  String html();
}

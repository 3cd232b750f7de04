package io.pulsemill.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prose of a Markdown text: paragraphs and list items, wrapped at {@value #COLUMNS} columns.
 * Tables, code, headings and what has no blank to break at stay as they are.
 */
final class Prose {
  static final int COLUMNS = 120;

  private static final Pattern ITEM = Pattern.compile("( *)([-*+]|[0-9]+[.)]) +");
  private static final Pattern LEFT_ALONE = Pattern.compile(" {0,3}([|#>]|\\[[^]]+]: |<).*");
  private static final Pattern FENCE = Pattern.compile(" *(```|~~~).*");

  private final List<String> out = new ArrayList<>();
  private final List<String> paragraph = new ArrayList<>();

  private Prose() {}

  /** {@code lines}, where a paragraph with a line too long is filled anew. */
  static List<String> wrap(List<String> lines) {
    Prose prose = new Prose();
    boolean code = false;
    for (String line : lines) {
      boolean fence = FENCE.matcher(line).matches();
      if (code || fence || line.isBlank() || LEFT_ALONE.matcher(line).matches()) {
        prose.endParagraph();
        prose.out.add(line);
        code ^= fence;
      } else if (prose.paragraph.isEmpty() && line.startsWith("    ")) {
        prose.out.add(line); // indented code, or a list item's further paragraph: by hand
      } else {
        if (ITEM.matcher(line).lookingAt()) {
          prose.endParagraph();
        }
        prose.paragraph.add(line);
      }
    }
    prose.endParagraph();
    return prose.out;
  }

  private void endParagraph() {
    if (paragraph.stream().allMatch(line -> width(line) <= COLUMNS)) {
      out.addAll(paragraph);
    } else {
      fill();
    }
    paragraph.clear();
  }

  private void fill() {
    Matcher item = ITEM.matcher(paragraph.get(0));
    String first = item.lookingAt() ? item.group() : "";
    String line = first;
    String indent = " ".repeat(first.length());
    String words = String.join(" ", paragraph).substring(first.length()).strip();
    for (String word : words.split("\\s+", -1)) {
      boolean empty = line.isBlank() || line.equals(first);
      if (!empty && width(line) + 1 + width(word) > COLUMNS && mayBeginALine(word)) {
        out.add(line);
        line = indent + word;
      } else {
        line += (empty ? "" : " ") + word;
      }
    }
    out.add(line);
  }

  /** Whether {@code word}, at the beginning of a line, stays a word of its paragraph. */
  private static boolean mayBeginALine(String word) {
    return !ITEM.matcher(word + " ").matches() && !LEFT_ALONE.matcher(word).matches();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}

package dev.concurrency.checker.javac;

import java.util.Arrays;

/**
 * The brackets, semicolons and commas of a source text, without those in comments, strings and character literals; found in one pass. The ends of statements
 * and calls are looked up here instead of being searched for again and again.
 */
final class Brackets {

  private static final String KINDS = "()[]{}";

  private final String text;
  /** Offsets, ascending. */
  private int[] marks = new int[256];
  /** For an opening bracket the position in {@link #marks} of the one that closes it, or {@link #marks}' length if none does. */
  private int[] partners = new int[256];

  Brackets(String text) {
    this.text = text;
    int count = 0;
    int[][] open = {new int[16], new int[16], new int[16]};
    int[] depth = new int[open.length];
    char[] characters = text.toCharArray();
    for (int at = 0; at < characters.length; at++) {
      char c = characters[at];
      switch (c) {
        case '/', '"', '\'' -> at = next(text, at) - 1;
        case '(', '[', '{' -> {
          int kind = KINDS.indexOf(c) / 2;
          if (depth[kind] == open[kind].length) {
            open[kind] = Arrays.copyOf(open[kind], depth[kind] * 2);
          }
          open[kind][depth[kind]++] = count;
          mark(count++, at);
        }
        case ')', ']', '}' -> {
          int kind = KINDS.indexOf(c) / 2;
          if (depth[kind] > 0) {
            partners[open[kind][--depth[kind]]] = count;
          }
          mark(count++, at);
        }
        case ';', ',' -> mark(count++, at);
        default -> {}
      }
    }
    marks = Arrays.copyOf(marks, count);
    partners = Arrays.copyOf(partners, count);
  }

  private void mark(int index, int offset) {
    if (index == marks.length) {
      marks = Arrays.copyOf(marks, index * 2);
      partners = Arrays.copyOf(partners, index * 2);
    }
    marks[index] = offset;
    partners[index] = Integer.MAX_VALUE;
  }

  /** Offset of the bracket that closes the one at {@code open}; the end of the text if nothing does. */
  int closing(int open) {
    int mark = Arrays.binarySearch(marks, open);
    int partner = mark < 0 ? Integer.MAX_VALUE : partners[mark];
    return partner < marks.length ? marks[partner] : text.length();
  }

  /** See {@link SourceText#statementEnd}. */
  int statementEnd(int start, boolean argument) {
    int mark = Arrays.binarySearch(marks, start);
    mark = mark < 0 ? -mark - 1 : mark;
    while (mark < marks.length) {
      int at = marks[mark];
      char c = text.charAt(at);
      if (c == ';') {
        return at + 1;
      }
      boolean opens = c == '(' || c == '[' || c == '{';
      if (!opens && (c != ',' || argument)) {
        return at;
      }
      if (opens && partners[mark] >= marks.length) {
        break;
      }
      mark = opens ? partners[mark] + 1 : mark + 1;
    }
    return text.length();
  }

  /** Offset behind the character, comment, string or character literal that starts here. */
  static int next(String text, int at) {
    char c = text.charAt(at);
    if (c == '/' && text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end;
    }
    if (c == '/' && text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    return c == '"' || c == '\'' ? literalEnd(text, at) : at + 1;
  }

  /** Offset behind the string, text block or character literal that starts here. */
  static int literalEnd(String text, int start) {
    String quote = text.startsWith("\"\"\"", start) ? "\"\"\"" : text.substring(start, start + 1);
    int at = start + quote.length();
    while (at < text.length() && !text.startsWith(quote, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + quote.length(), text.length());
  }
}

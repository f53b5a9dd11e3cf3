package dev.concurrency.maven.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A few lines of a source file with a mark under the place that is spoken of.
 *
 * <pre>
 *   41 |   public void channelRead(ChannelHandlerContext ctx, Object msg) {
 *   42 |     var price = prices.lookup(msg).get();
 *      |                                    ^^^
 * </pre>
 */
public final class CodeFrame {

  private static final int BEFORE = 1;
  private static final int WIDEST = 160;
  private static final int TAB = 4;

  private CodeFrame() {}

  /**
   * The frame, one string a line, without a line end.
   *
   * @param source lines of the file; tabs are shown as spaces
   * @param line 1-based
   * @param column 1-based, in UTF-16 units as javac counts them, a tab being one
   * @return empty if the file has no such line, for instance because it was edited since
   */
  public static List<String> of(List<String> source, int line, int column) {
    if (line < 1 || line > source.size()) {
      return List.of();
    }
    int width = Integer.toString(line).length();
    List<String> frame = new ArrayList<>();
    for (int shown = Math.max(1, line - BEFORE); shown <= line; shown++) {
      String text = expand(source.get(shown - 1));
      frame.add(" " + " ".repeat(width - Integer.toString(shown).length()) + shown + " | " + cut(text));
    }
    String flagged = source.get(line - 1);
    int start = Math.min(Math.max(column - 1, 0), flagged.length());
    int end = start;
    while (end < flagged.length() && Character.isJavaIdentifierPart(flagged.charAt(end))) {
      end++;
    }
    int indent = expand(flagged.substring(0, start)).length();
    if (indent < WIDEST) {
      frame.add(" " + " ".repeat(width) + " | " + " ".repeat(indent) + "^".repeat(Math.max(1, Math.min(end - start, WIDEST - indent))));
    }
    return frame;
  }

  private static String expand(String text) {
    return text.replace("\t", " ".repeat(TAB));
  }

  private static String cut(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST) + " …";
  }
}

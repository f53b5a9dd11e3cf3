package dev.concurrency.checker.model;

/**
 * A file of the program.
 *
 * @param path relative to the module's base directory, with {@code /}
 * @param text its characters; positions count in them
 * @param generated nobody edits it: nothing is reported in it
 */
public record SourceFile(String path, String text, boolean generated) {

  public String simpleName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The blanks in front of the first word behind an offset, with the line break before them; one blank if it stands on the same line. */
  public String lead(int offset) {
    int end = offset;
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    int line = text.lastIndexOf('\n', Math.max(0, end - 1));
    return line < offset ? " " : text.substring(line > 0 && text.charAt(line - 1) == '\r' ? line - 1 : line, end);
  }

  @Override
  public String toString() {
    return path;
  }
}

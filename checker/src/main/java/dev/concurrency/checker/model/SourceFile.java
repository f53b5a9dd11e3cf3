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

  /** What begins a new line with as many blanks as the line of an offset has. */
  public String breakBefore(int offset) {
    int line = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    int end = line;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return (text.contains("\r\n") ? "\r\n" : "\n") + text.substring(line, end);
  }

  @Override
  public String toString() {
    return path;
  }
}

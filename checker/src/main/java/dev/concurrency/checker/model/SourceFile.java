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

  @Override
  public String toString() {
    return path;
  }
}

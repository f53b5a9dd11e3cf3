package dev.concurrency.maven.probe;

/** Quick looks at class files. */
final class ClassFiles {

  private ClassFiles() {}

  /** Whether a class file contains a text of ASCII characters. */
  static boolean mention(byte[] classFile, String text) {
    for (int i = 0; i + text.length() <= classFile.length; i++) {
      int n = 0;
      while (n < text.length() && classFile[i + n] == text.charAt(n)) {
        n++;
      }
      if (n == text.length()) {
        return true;
      }
    }
    return false;
  }
}

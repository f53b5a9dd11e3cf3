package dev.concurrency.maven.report;

/** Colours of the console; standard SGR escape sequences (ECMA-48). */
enum Style {
  BAD("1;31"),
  DOUBT("1;33"),
  GOOD("1;32"),
  STRONG("1"),
  FAINT("2");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String paint(String text, boolean colour) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}

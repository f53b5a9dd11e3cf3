package dev.concurrency.samples.rendering;

import java.util.List;

/** Where the words of a page go. */
record Layout(List<String> words) {
  static Layout of(String page) {
    return new Layout(List.of(page.split(" ")));
  }

  String paint() {
    return String.join("\n", words);
  }
}

package dev.concurrency.samples.traffic;

/** A page of the shop's catalogue. */
final class CataloguePage {
  private static final int ARTICLES = 2_000;

  private CataloguePage() {}

  /** Renders the page of a department and returns how many bytes that are. */
  static int render(String department, StringBuilder page) {
    for (int article = 1; article <= ARTICLES; article++) {
      page.append(department).append(' ').append(article).append('\n');
    }
    return page.length();
  }
}

package dev.concurrency.checker.catalog;

import java.util.List;

/** Checks what the catalogue says of an older JDK, in a JVM that has that JDK's classes in place of its own. */
final class CheckForOlderJdk {

  private CheckForOlderJdk() {}

  /** Prints what is wrong, a line each; the argument is the release. */
  public static void main(String[] args) {
    int release = Integer.parseInt(args[0]);
    Catalog catalog = Catalog.builtIn();
    EntryCheck check = new EntryCheck(catalog);
    List<Entry> entries = catalog.entries().stream().filter(entry -> isFor(release, entry)).toList();
    entries.stream().flatMap(entry -> check.problems(entry).stream()).forEach(System.out::println);
  }

  private static boolean isFor(int release, Entry entry) {
    JdkFile file = JdkFile.of(entry.origin().substring(0, entry.origin().indexOf(':')));
    return file != null && file.holdsFor(release);
  }
}

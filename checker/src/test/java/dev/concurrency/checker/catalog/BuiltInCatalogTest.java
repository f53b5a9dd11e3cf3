package dev.concurrency.checker.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every line that comes with the checker fits the library that it speaks of. */
class BuiltInCatalogTest {

  private static final Pattern JDK_FILE = Pattern.compile("jdk-(\\d+)\\.catalog");

  private final Catalog catalog = Catalog.builtIn();

  @TestFactory
  Stream<DynamicTest> everyLineFitsItsLibrary() {
    EntryCheck check = new EntryCheck(catalog);
    Map<String, List<Entry>> byFile = catalog.entries().stream().collect(Collectors.groupingBy(BuiltInCatalogTest::file, TreeMap::new, Collectors.toList()));
    return byFile.entrySet().stream()
        .filter(file -> isForThisJdk(file.getKey()))
        .map(file -> dynamicTest(file.getKey(), () -> assertThat(file.getValue()).flatExtracting(check::problems).isEmpty()));
  }

  private static String file(Entry entry) {
    return entry.origin().substring(0, entry.origin().indexOf(':'));
  }

  /** Classes of a newer JDK than the one that runs the tests cannot be looked up. */
  private static boolean isForThisJdk(String file) {
    Matcher matcher = JDK_FILE.matcher(file);
    return !matcher.matches() || Integer.parseInt(matcher.group(1)) <= Runtime.version().feature();
  }
}

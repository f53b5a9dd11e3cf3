package dev.concurrency.checker.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every line that comes with the checker fits the library that it speaks of, and no two lines contradict each other. */
class BuiltInCatalogTest {

  private static final Path FILES = Path.of("src/main/resources/dev/concurrency/catalog");
  private static final String ROOT = "all.catalog";
  private static final Pattern JDK_FILE = Pattern.compile("jdk-(\\d+)\\.catalog");

  private final Catalog catalog = Catalog.builtIn();

  @TestFactory
  Stream<DynamicTest> everyLineFitsItsLibrary() {
    EntryCheck check = new EntryCheck(catalog);
    return files()
        .filter(BuiltInCatalogTest::isForThisJdk)
        .map(file -> dynamicTest(file, () -> assertThat(entries(file)).isNotEmpty().flatExtracting(check::problems).isEmpty()));
  }

  @Test
  void noTwoLinesContradictEachOther() {
    assertThat(new Ambiguities(catalog).find()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyFileNamesItsLibraryFirst() {
    return files().map(file -> dynamicTest(file, () -> assertThat(Files.readString(FILES.resolve(file))).matches("library \\S+ [\\d.]+\\n(?s).*")));
  }

  @Test
  void everyFileIsIncludedOnce() throws IOException {
    List<String> included = new CatalogParser(ROOT).parse(Files.readString(FILES.resolve(ROOT))).includes();
    assertThat(included).containsExactlyInAnyOrderElementsOf(files().toList());
  }

  private List<Entry> entries(String file) {
    return catalog.entries().stream().filter(entry -> entry.origin().startsWith(file + ":")).toList();
  }

  private static Stream<String> files() {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals(ROOT)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Classes of a newer JDK than the one that runs the tests cannot be looked up. */
  private static boolean isForThisJdk(String file) {
    Matcher matcher = JDK_FILE.matcher(file);
    return !matcher.matches() || Integer.parseInt(matcher.group(1)) <= Runtime.version().feature();
  }
}

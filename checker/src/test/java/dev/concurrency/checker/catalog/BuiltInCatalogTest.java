package dev.concurrency.checker.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.concurrency.checker.javac.Jdk;
import dev.concurrency.checker.javac.OlderClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every line that comes with the checker fits the library that it speaks of, and no two lines contradict each other. */
class BuiltInCatalogTest {

  private static final Path FILES = Path.of("src/main/resources/dev/concurrency/catalog");
  private static final String ROOT = "all.catalog";

  private final Catalog catalog = Catalog.builtIn();

  @TempDir Path work;

  @TestFactory
  Stream<DynamicTest> everyLineFitsItsLibrary() {
    EntryCheck check = new EntryCheck(catalog);
    return files()
        .filter(BuiltInCatalogTest::isForThisJdk)
        .map(file -> dynamicTest(file, () -> assertThat(entries(file)).isNotEmpty().flatExtracting(check::problems).isEmpty()));
  }

  /** A newer JDK knows the signatures of what it no longer has; a JVM takes them in place of its own. */
  @TestFactory
  Stream<DynamicTest> everyLineAboutWhatIsGoneFitsTheReleasesThatHaveIt() {
    return files().filter(BuiltInCatalogTest::isOver).flatMap(file -> {
      JdkFile jdk = JdkFile.of(file);
      return IntStream.rangeClosed(jdk.from(), jdk.to()).mapToObj(release -> dynamicTest(file + " in JDK " + release, () -> checkInJdk(file, release)));
    });
  }

  private void checkInJdk(String file, int release) throws IOException, InterruptedException {
    Jdk newer = newerThan(JdkFile.of(file).to());
    Path classes = Files.createDirectory(work.resolve("jdk-" + release));
    for (String type : outermostTypes(file)) {
      OlderClasses.write(newer, release, type, classes);
    }
    Path output = work.resolve("jdk-" + release + ".txt");
    int exit =
        new ProcessBuilder(
                newer.tool("java").toString(), "-Xshare:off", "-XX:TieredStopAtLevel=1", "--patch-module", "java.base=" + classes, "-cp",
                System.getProperty("java.class.path"), CheckForOlderJdk.class.getName(), Integer.toString(release))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(Files.readString(output)).isEmpty();
    assertThat(exit).isZero();
  }

  private Set<String> outermostTypes(String file) {
    return entries(file).stream().map(entry -> entry.owner().replaceAll("\\$.*", "")).collect(Collectors.toSet());
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

  /** Classes of a newer JDK than the one that runs the tests cannot be looked up; what it no longer has is looked up elsewhere. */
  private static boolean isForThisJdk(String file) {
    JdkFile jdk = JdkFile.of(file);
    return jdk == null || jdk.holdsFor(Runtime.version().feature());
  }

  private static boolean isOver(String file) {
    JdkFile jdk = JdkFile.of(file);
    return jdk != null && jdk.isOver();
  }

  private static Jdk newerThan(int release) throws IOException {
    Optional<Jdk> newer = Jdk.all().stream().filter(jdk -> jdk.feature() > release).findFirst();
    assumeTrue(newer.isPresent(), "no JDK here is newer than " + release);
    return newer.get();
  }
}

package dev.concurrency.checker.rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.catalog.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} is made of the rules, their pages and their cases. {@code -Dconcurrency.updateDocs=true} writes it anew. */
class RuleIndexTest {

  private static final Path INDEX = Path.of("..", "docs", "rules.md");
  private static final Path PAGES = Path.of("..", "docs", "rules");
  private static final Path LABELS = Path.of("src", "test", "labels");
  private static final Path CASES = Path.of("src", "test", "cases");
  private static final Path CATALOG = Path.of("src", "main", "resources", "dev", "concurrency", "catalog");
  private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern LIBRARY = Pattern.compile("^library (?:\"([^\"]+)\"|(\\S+))", Pattern.MULTILINE);
  private static final Pattern PAGE = Pattern.compile("]\\((\\w+)\\.md\\)");
  private static final Pattern SENTENCE = Pattern.compile("(.*?[.:])(?:\\s+(?=[A-Z`*])|$)");

  @Test
  void indexIsUpToDate() throws IOException {
    String index = index();
    if (Boolean.getBoolean("concurrency.updateDocs")) {
      Files.writeString(INDEX, index);
    }
    assertThat(Files.exists(INDEX) ? Files.readString(INDEX) : "")
        .as("docs/rules.md; mvn -pl checker test -Dtest=RuleIndexTest -Dconcurrency.updateDocs=true writes it anew")
        .isEqualToNormalizingNewlines(index);
  }

  private static String index() throws IOException {
    Map<String, String> libraries = librariesByPackage();
    Map<String, List<Boolean>> read = rightByRule();
    List<String> rows = new ArrayList<>();
    for (Rule rule : Rule.all()) {
      if (!(rule instanceof CrashOnPurpose)) {
        rows.add(
            String.join(
                " | ", "| [" + rule.name() + "](rules/" + rule.name() + ".md)", rule.summary(), tier(read.get(rule.name())), rule.severity().toString(), right(read.get(rule.name())),
                frameworks(rule, libraries), firstSentence(rule, "How it is confirmed"), fix(rule) + " |"));
      }
    }
    return """
        # The rules

        Made by `RuleIndexTest` from the rules, their pages and their test cases: do not edit. All of them are on by default.
        Tier 2 are those of whose findings in [real libraries](precision.md) less than nine in ten were right; "right" has the numbers, where any were found.
        The libraries are those on which the rule's test cases stand, besides the JDK; what is known of each is in the [catalogue](catalogue.md).

        | rule | what is wrong | tier | severity | right | tested on | confirmed when | fix |
        |---|---|---|---|---|---|---|---|
        %s

        %d rules.
        """
        .formatted(String.join("\n", rows), rows.size());
  }

  /** Of each rule, which of its findings in real libraries were right; see scripts/analyze-libraries. */
  private static Map<String, List<Boolean>> rightByRule() throws IOException {
    try (Stream<Path> files = Files.list(LABELS)) {
      return files
          .filter(file -> !file.endsWith("golden.tsv"))
          .flatMap(file -> text(file).lines())
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .collect(groupingBy(row -> row[1], mapping(row -> row[4].equals("right"), toList())));
    }
  }

  private static String tier(List<Boolean> read) {
    return read == null || count(read) * 10 >= read.size() * 9 ? "1" : "2";
  }

  private static String right(List<Boolean> read) {
    return read == null ? "" : count(read) + " of " + read.size();
  }

  private static long count(List<Boolean> read) {
    return read.stream().filter(right -> right).count();
  }

  /** The libraries of the catalogue by the packages of the types that their entries are about; the JDK is everywhere, and left out. */
  private static Map<String, String> librariesByPackage() {
    Map<String, String> byPackage = new TreeMap<>();
    Map<String, String> byFile = new TreeMap<>();
    for (Entry entry : Catalog.builtIn().entries()) {
      String file = entry.origin().substring(0, entry.origin().lastIndexOf(':'));
      String library = byFile.computeIfAbsent(file, RuleIndexTest::library);
      if (!library.isEmpty() && !library.equals("JDK")) {
        byPackage.putIfAbsent(entry.owner().substring(0, entry.owner().lastIndexOf('.')), library);
      }
    }
    return byPackage;
  }

  private static String library(String catalogFile) {
    return LIBRARY.matcher(text(CATALOG.resolve(catalogFile))).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1)).findFirst().orElse("");
  }

  private static String frameworks(Rule rule, Map<String, String> libraries) throws IOException {
    try (Stream<Path> files = Files.list(CASES.resolve(rule.name()))) {
      String used =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(file -> IMPORT.matcher(text(file)).results())
              .map(found -> libraryOf(found.group(1), libraries))
              .filter(library -> !library.isEmpty())
              .collect(toCollection(TreeSet::new))
              .stream()
              .collect(joining(", "));
      return used.isEmpty() ? "JDK" : "JDK, " + used;
    }
  }

  /** By the longest known package that the imported name begins with. */
  private static String libraryOf(String imported, Map<String, String> libraries) {
    for (String name = imported; name.contains("."); ) {
      name = name.substring(0, name.lastIndexOf('.'));
      String library = libraries.get(name);
      if (library != null) {
        return library;
      }
    }
    return "";
  }

  private static String firstSentence(Rule rule, String heading) {
    String section = section(rule, heading).strip().split("\n\n")[0].replace("\n", " ").replace("|", "\\|");
    section = PAGE.matcher(section).replaceAll("](rules/$1.md)");
    return SENTENCE.matcher(section).results().map(found -> found.group(1)).findFirst().orElse(section);
  }

  private static String fix(Rule rule) {
    return section(rule, "Fix safety").strip().startsWith("There is no automatic fix") ? "none" : "to be reviewed";
  }

  private static String section(Rule rule, String heading) {
    return text(PAGES.resolve(rule.name() + ".md")).split("(?m)^## " + heading + "$")[1].split("(?m)^## ")[0];
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

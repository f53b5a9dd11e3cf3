package dev.concurrency.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of each rule says what is true: its code compiles, and the rule finds exactly the lines of the example that end in {@code // reported}. Code that
 * begins with {@code // JDK 21} needs that JDK or a newer one.
 */
class RulePagesTest {

  private static final Path PAGES = Path.of("..", "docs", "rules");
  private static final Pattern CODE = Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern NEEDS_JDK = Pattern.compile("^// JDK (\\d+)$", Pattern.MULTILINE);
  private static final Pattern CLASS = Pattern.compile("^(?:public )?(?:final )?class (\\w+)", Pattern.MULTILINE);

  @TempDir Path sources;

  @Test
  void eachRuleHasAPageAndEachPageARule() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(rules().map(rule -> rule.name() + ".md").toList());
    }
  }

  @TestFactory
  Stream<DynamicContainer> pages() {
    return rules()
        .map(
            rule ->
                dynamicContainer(
                    rule.name(),
                    Stream.of(
                        dynamicTest("headings", () -> checkHeadings(rule)),
                        dynamicTest("summary and severity", () -> checkFacts(rule)),
                        dynamicTest("the example is reported", () -> checkExample(rule)),
                        dynamicTest("nothing is reported instead", () -> checkInstead(rule)),
                        dynamicTest("is packaged", () -> checkPackaged(rule)))));
  }

  private static Stream<Rule> rules() {
    return Rule.all().stream().filter(rule -> !(rule instanceof CrashOnPurpose));
  }

  private static void checkHeadings(Rule rule) throws IOException {
    assertThat(text(rule).lines().filter(line -> line.startsWith("#")))
        .containsExactly(
            "# " + rule.name(), "## What it finds", "## Why it hurts", "## Example", "## Instead", "## How it is confirmed", "## Fix safety", "## Known limits",
            "## Options");
  }

  private static void checkFacts(Rule rule) throws IOException {
    assertThat(text(rule)).startsWith("# " + rule.name() + "\n\n" + rule.summary() + "\n\n## ");
    assertThat(section(rule, "Options")).contains("`" + rule.severity() + "`", "@SuppressWarnings(\"" + rule.name() + "\")");
  }

  private void checkExample(Rule rule) throws IOException {
    String code = code(rule, "Example");
    List<String> lines = code.lines().toList();
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("// reported")) {
        expected.add(i + 1);
      }
    }

    FindingsFile found = analyze(rule.name() + "-example", code);

    assertThat(expected).as("lines that end in // reported").isNotEmpty();
    assertThat(found.findings()).extracting(Finding::rule).containsOnly(rule.name());
    assertThat(found.findings()).extracting(Finding::line).containsExactlyInAnyOrderElementsOf(expected);
  }

  private void checkInstead(Rule rule) throws IOException {
    assertThat(analyze(rule.name() + "-instead", code(rule, "Instead")).findings()).isEmpty();
  }

  private static void checkPackaged(Rule rule) throws IOException {
    try (InputStream page = Rule.class.getClassLoader().getResourceAsStream("dev/concurrency/rules/" + rule.name() + ".md")) {
      assertThat(page).as("page on the class path").isNotNull();
      assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8)).isEqualToNormalizingNewlines(text(rule));
    }
  }

  private FindingsFile analyze(String directory, String code) throws IOException {
    Matcher type = CLASS.matcher(code);
    assertThat(type.find()).as("the code declares a class").isTrue();
    Matcher newer = NEEDS_JDK.matcher(code);
    assumeTrue(!newer.find() || Integer.parseInt(newer.group(1)) <= Runtime.version().feature(), "this JDK is too old for the code");
    Path program = Files.createDirectory(sources.resolve(directory));
    Files.writeString(program.resolve(type.group(1) + ".java"), code);
    FindingsFile found = Analysis.of(program);
    assertThat(found.lost()).as("compile errors").isEmpty();
    assertThat(found.internalErrors()).isEmpty();
    return found;
  }

  private static String code(Rule rule, String heading) throws IOException {
    List<String> blocks = CODE.matcher(section(rule, heading)).results().map((MatchResult block) -> block.group(1)).toList();
    assertThat(blocks).as("blocks of Java under %s", heading).hasSize(1);
    return blocks.get(0);
  }

  private static String section(Rule rule, String heading) throws IOException {
    String[] parts = text(rule).split("(?m)^## " + heading + "$");
    assertThat(parts).as("page of %s around %s", rule.name(), heading).hasSize(2);
    return parts[1].split("(?m)^## ")[0];
  }

  private static String text(Rule rule) throws IOException {
    return Files.readString(PAGES.resolve(rule.name() + ".md")).replace("\r\n", "\n");
  }
}

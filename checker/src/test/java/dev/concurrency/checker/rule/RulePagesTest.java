package dev.concurrency.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule has a page, as it is shipped, that says what the rule does: its bad example is found, its good one is not. */
class RulePagesTest {

  private static final List<String> HEADINGS =
      List.of("What it finds", "Why it hurts", "Example", "Instead", "How it is confirmed", "Fix safety", "Known limits", "Options");

  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("^(?:public )?(?:final )?(?:class|interface|record) (\\w+)", Pattern.MULTILINE);

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicContainer> rules() {
    return Rule.all().stream()
        .filter(rule -> !(rule instanceof CrashOnPurpose))
        .map(rule -> dynamicContainer(rule.name(), Stream.of(
            dynamicTest("has the fixed headings", () -> assertThat(headings(page(rule))).isEqualTo(HEADINGS)),
            dynamicTest("begins with the name and the summary", () -> assertThat(page(rule)).startsWith("# " + rule.name() + "\n\n" + rule.summary() + "\n\n## ")),
            dynamicTest("its example is found", () -> assertThat(rulesThatFire(rule, "Example")).contains(rule.name())),
            dynamicTest("what it says to do instead is silent", () -> assertThat(rulesThatFire(rule, "Instead")).isEmpty()),
            dynamicTest("names its severity and its suppression", () -> assertThat(section(page(rule), "Options"))
                .contains("`" + rule.severity() + "` unless configured otherwise")
                .contains("`@SuppressWarnings(\"" + rule.name() + "\")`")))));
  }

  private static String page(Rule rule) throws IOException {
    String name = "dev/concurrency/rules/" + rule.name() + ".md";
    try (InputStream in = Rule.class.getClassLoader().getResourceAsStream(name)) {
      assertThat(in).as("docs/rules/%s.md, shipped as %s", rule.name(), name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  private static List<String> headings(String page) {
    List<String> headings = new ArrayList<>();
    page.lines().filter(line -> line.startsWith("## ")).forEach(line -> headings.add(line.substring(3)));
    return headings;
  }

  private static String section(String page, String heading) {
    int start = page.indexOf("\n## " + heading + "\n");
    assertThat(start).as("heading '%s'", heading).isNotNegative();
    int end = page.indexOf("\n## ", start + 1);
    return page.substring(start, end < 0 ? page.length() : end);
  }

  /** The rules that report something in the one block of code of a section, which has to compile. */
  private List<String> rulesThatFire(Rule rule, String heading) throws IOException {
    Matcher code = CODE.matcher(section(page(rule), heading));
    assertThat(code.find()).as("a block of Java under '%s'", heading).isTrue();
    String source = code.group(1);
    Matcher type = CLASS.matcher(source);
    assertThat(type.find()).as("a class in the block under '%s'", heading).isTrue();
    Path sources = Files.createDirectories(directory.resolve(rule.name()).resolve(heading));
    Files.writeString(sources.resolve(type.group(1) + ".java"), source);
    FindingsFile found = Analysis.of(sources);
    assertThat(found.lost()).as("compile errors").isEmpty();
    assertThat(found.internalErrors()).isEmpty();
    return found.findings().stream().map(Finding::rule).toList();
  }
}

package dev.concurrency.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.checker.javac.AnalyzeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the cases of each rule: the Java files in {@code src/test/cases/RuleName/}. A case is a method or nested class whose name ends in {@code Bad} or {@code Ok}. The rule
 * must report exactly the lines that end in {@code // BUG}; each Bad case has at least one, no Ok case has any. The files of a directory are one program. What
 * changes the answers of a whole program stands in a directory of its own, {@code RuleName-what/}.
 */
class RuleCasesTest {

  private static final Path CASES = Path.of("src/test/cases");
  private static final Pattern CASE = Pattern.compile("^  (?! )(?:[\\w<>\\[\\],.? ]+ )?(?:class |record )?(\\w+(?:Bad|Ok))\\b(?=.*\\{)");
  private static final int AT_LEAST = 25;

  private record Case(String file, String name, int firstLine, int lastLine, TreeSet<Integer> expected) {}

  @TestFactory
  Stream<DynamicContainer> rules() {
    return Rule.all().stream().filter(rule -> !(rule instanceof CrashOnPurpose)).map(Rule::name).map(rule -> DynamicContainer.dynamicContainer(rule, casesOf(rule)));
  }

  private static Stream<DynamicTest> casesOf(String rule) {
    try {
      List<Case> all = new ArrayList<>();
      List<DynamicTest> tests = new ArrayList<>();
      for (Path program : programsOf(rule)) {
        List<Case> cases = new ArrayList<>();
        for (Path file : sourcesIn(program)) {
          cases.addAll(parse(program.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file)));
        }
        if (!RuleCases.compilesHere(program)) {
          // They count all the same: some rules are about what only newer JDKs have.
          all.addAll(cases);
          continue;
        }
        FindingsFile found = analyze(program);
        cases.forEach(c -> tests.add(dynamicTest(c.name, () -> check(rule, c, found))));
        tests.add(dynamicTest("all of " + program.getFileName(), () -> checkWhole(rule, cases, found)));
        all.addAll(cases);
      }
      tests.add(dynamicTest("enough cases", () -> checkCount(all)));
      return tests.stream();
    } catch (IOException e) {
      return Stream.of(dynamicTest("has cases", () -> { throw e; }));
    }
  }

  private static List<Path> programsOf(String rule) throws IOException {
    try (Stream<Path> directories = Files.list(CASES)) {
      List<Path> programs =
          directories.filter(each -> each.endsWith(rule) || each.getFileName().toString().startsWith(rule + "-")).sorted().toList();
      if (programs.isEmpty()) {
        throw new NoSuchFileException(CASES.resolve(rule).toString());
      }
      return programs;
    }
  }

  private static List<Path> sourcesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static void check(String rule, Case c, FindingsFile found) {
    TreeSet<Integer> reported = new TreeSet<>();
    for (Finding finding : found.findings()) {
      if (finding.rule().equals(rule) && finding.file().equals(c.file) && finding.line() >= c.firstLine && finding.line() <= c.lastLine) {
        reported.add(finding.line());
      }
    }
    assertThat(reported).as("lines reported in %s of %s, from line %d", c.name, c.file, c.firstLine).isEqualTo(c.expected);
    assertThat(!c.expected.isEmpty()).as("%s has a line marked // BUG", c.name).isEqualTo(c.name.endsWith("Bad"));
  }

  private static void checkWhole(String rule, List<Case> cases, FindingsFile found) {
    assertThat(found.lost()).isEmpty();
    assertThat(found.internalErrors()).isEmpty();
    assertThat(found.findings())
        .filteredOn(finding -> finding.rule().equals(rule))
        .as("every finding lies in a case")
        .allMatch(finding -> cases.stream().anyMatch(c -> c.file.equals(finding.file()) && finding.line() >= c.firstLine && finding.line() <= c.lastLine));
    assertThat(cases.stream().map(c -> c.file + "#" + c.name)).as("names of cases").doesNotHaveDuplicates();
  }

  private static void checkCount(List<Case> cases) {
    assertThat(cases.stream().filter(c -> c.name.endsWith("Bad")).count()).as("Bad cases").isGreaterThanOrEqualTo(AT_LEAST);
    assertThat(cases.stream().filter(c -> c.name.endsWith("Ok")).count()).as("Ok cases").isGreaterThanOrEqualTo(AT_LEAST);
  }

  private static FindingsFile analyze(Path directory) throws IOException {
    List<String> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).filter(entry -> entry.endsWith(".jar")).toList();
    Path base = directory.toAbsolutePath();
    return AnalyzeModule.analyze(
        new AnalysisRequest(
            directory.getFileName().toString(), base.toString(), List.of(base.toString()), List.of(), classPath, List.of(), "", List.of(), "UTF-8",
            List.of(), Map.of(), ""));
  }

  private static List<Case> parse(String file, List<String> lines) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = CASE.matcher(lines.get(i));
      if (!matcher.find()) {
        continue;
      }
      int end = i;
      while (!lines.get(end).equals("  }")) {
        end++;
      }
      TreeSet<Integer> expected = new TreeSet<>();
      for (int line = i; line <= end; line++) {
        if (lines.get(line).endsWith("// BUG")) {
          expected.add(line + 1);
        }
      }
      cases.add(new Case(file, matcher.group(1), i + 1, end + 1, expected));
    }
    return cases;
  }
}

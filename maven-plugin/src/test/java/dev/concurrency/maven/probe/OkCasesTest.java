package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.checker.javac.AnalyzeModule;
import dev.concurrency.maven.workload.Workload;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.objectweb.asm.tree.ClassNode;

/**
 * What is right in the cases of the rules, flagged everywhere and run as far as it runs: nothing is confirmed, but for what {@code ok-cases-confirmed.txt} explains. {@code
 * scripts/no-false-confirmed} runs it.
 */
@EnabledIfSystemProperty(named = OkCasesTest.CLASS_PATH, matches = ".+")
class OkCasesTest {

  /** Of the rules' cases, without their own classes. */
  static final String CLASS_PATH = "concurrency.cases.classPath";

  /** What the runs have said of all cases. */
  private static final Queue<String> ENDS = new ConcurrentLinkedQueue<>();

  private static final Path CASES = Path.of("../checker/src/test/cases");
  private static final Path EXPLAINED = Path.of("src/test/ok-cases-confirmed.txt");
  private static final Pattern CASE = Pattern.compile("^ {2,4}\\S.*\\b(\\w+(?:Ok|Bad))\\b");

  @TestFactory
  Stream<DynamicTest> noOkCaseIsConfirmed() throws IOException {
    ENDS.clear();
    List<String> only = List.of(System.getProperty("concurrency.cases.only", "").split(","));
    List<Path> programs;
    try (Stream<Path> all = Files.list(CASES)) {
      programs = all.filter(each -> only.contains("") || only.contains(each.getFileName().toString())).filter(OkCasesTest::compilesHere).sorted().toList();
    }
    return Stream.concat(
        programs.stream().map(program -> dynamicTest(program.getFileName().toString(), () -> check(program))),
        Stream.of(dynamicTest("most of them ran", OkCasesTest::checkEnds), dynamicTest("what is explained is there", OkCasesTest::checkExplained)));
  }

  private static void checkEnds() {
    Map<String, Long> summary = CaseRunner.summary(ENDS);
    long all = summary.values().stream().mapToLong(Long::longValue).sum();
    System.out.println("all: " + summary);
    assertThat(ENDS.stream().filter(CaseRunner::isDone).count()).as("cases that came to their end, of %d", all).isGreaterThan(all / 2);
  }

  private static void checkExplained() throws IOException {
    assertThat(explained())
        .allSatisfy(
            key -> {
              String[] words = key.split(" ");
              assertThat(sources(CASES.resolve(words[0]))).filteredOn(file -> file.endsWith(words[1])).singleElement().satisfies(file -> assertThat(file).content().contains(words[2]));
              assertThat(Probe.valueOf(words[3])).isNotNull();
            });
  }

  private static boolean compilesHere(Path program) {
    int newer = program.toString().indexOf("-jdk");
    return newer < 0 || Integer.parseInt(program.toString().substring(newer + "-jdk".length())) <= Runtime.version().feature();
  }

  private static void check(Path program) throws Exception {
    List<String> libraries = List.of(System.getProperty(CLASS_PATH).split(File.pathSeparator));
    Path work = FalseConfirmations.directory(program.getFileName().toString());
    Path classes = Files.createDirectories(work.resolve("classes"));
    Sources.compile(sources(program), List.of("-g", "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", String.join(File.pathSeparator, libraries)));
    List<Finding> real = analyze(program, libraries);
    List<Finding> findings = new ArrayList<>();
    List<List<ClassNode>> types = FalseConfirmations.sources(classes, file -> true);
    types.forEach(ofOneFile -> findings.addAll(PseudoFindings.of(ofOneFile, real)));
    // What one rule leaves to another one is a defect all the same.
    findings.removeIf(made -> real.stream().anyMatch(finding -> finding.file().endsWith(made.file()) && isWithin(made.line(), finding)));

    List<String> classPath = new ArrayList<>(List.of(classes.toString()));
    classPath.addAll(libraries);
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> !classPath.contains(entry)).forEach(classPath::add);
    List<String> arguments = new ArrayList<>(List.of(classes.toString()));
    types.forEach(ofOneFile -> arguments.addAll(casesThatExit(program, ofOneFile)));
    Workload workload = new Workload(CaseRunner.class.getName(), arguments, List.of());
    FalseConfirmations.Outcome outcome = FalseConfirmations.run(workload, findings, classPath, work);

    List<String> ends = outcome.natural().stream().flatMap(run -> lines(run.result().log())).toList();
    System.out.println(program.getFileName() + ": " + outcome.verdicts() + ", " + CaseRunner.summary(ends));
    ENDS.addAll(ends);
    Set<String> explained = explained();
    assertThat(outcome.confirmed())
        .filteredOn(one -> !explained.contains(key(program, one.finding())))
        .extracting(one -> key(program, one.finding()) + ": " + FalseConfirmations.Outcome.describe(one))
        .isEmpty();
  }

  /** Lines of rule's directory, file, case and probe; a colon and the reason follow. */
  private static Set<String> explained() throws IOException {
    return Files.readAllLines(EXPLAINED).stream().filter(line -> !line.startsWith("#") && !line.isBlank()).map(line -> line.substring(0, line.indexOf(':'))).collect(Collectors.toSet());
  }

  private static String key(Path program, Finding made) {
    return String.join(" ", program.getFileName().toString(), made.file(), caseAt(program, made.file(), made.line()), made.sites().get(0).probe().name());
  }

  /** The last case that begins before a line; empty if there is none. */
  private static String caseAt(Path program, String fileName, int line) {
    List<String> lines = sources(program).stream().filter(file -> file.endsWith(fileName)).findFirst().map(file -> lines(file).toList()).orElseThrow();
    String name = "";
    for (int i = 0; i < line; i++) {
      Matcher matcher = CASE.matcher(lines.get(i));
      name = matcher.find() ? matcher.group(1) : name;
    }
    return name;
  }

  /** They would take the others with them. */
  private static List<String> casesThatExit(Path program, List<ClassNode> types) {
    return types.stream()
        .flatMap(type -> CallSite.of(type).stream())
        .filter(call -> call.name().equals("exit") || call.name().equals("halt"))
        .map(call -> call.site(Probe.BLOCKING_CALL))
        .map(site -> caseAt(program, site.sourceFile(), site.line()))
        .toList();
  }

  private static boolean isWithin(int line, Finding finding) {
    return finding.sites().stream().anyMatch(site -> site.statementStart() <= line && line <= site.statementEnd());
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources(Path program) {
    try (Stream<Path> files = Files.walk(program)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Finding> analyze(Path program, List<String> libraries) throws IOException {
    String base = program.toAbsolutePath().normalize().toString();
    FindingsFile found =
        AnalyzeModule.analyze(
            new AnalysisRequest(program.getFileName().toString(), base, List.of(base), List.of(), libraries, List.of(), "", List.of(), "UTF-8", List.of(), Map.of(), ""));
    return found.findings();
  }
}

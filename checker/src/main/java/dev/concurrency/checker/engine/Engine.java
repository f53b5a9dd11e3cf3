package dev.concurrency.checker.engine;

import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.rule.Problem;
import dev.concurrency.checker.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs all rules on a program. A rule that crashes loses its findings in that file, and nothing else. */
public final class Engine {

  private static final String REPORT_AT = "please report it with the code that it looked at";

  private final Catalog catalog;
  private final Settings settings;
  private final List<Rule> rules;

  public Engine(Catalog catalog, Settings settings) {
    this(catalog, settings, Rule.all());
  }

  /** With rules of the caller's choice, for tests. */
  public Engine(Catalog catalog, Settings settings, List<Rule> rules) {
    this.catalog = catalog;
    this.settings = settings;
    this.rules = List.copyOf(rules);
  }

  /**
   * What the rules said.
   *
   * @param findings in the order of file and position
   * @param internalErrors crashes of rules, one sentence each
   * @param calls how many calls were looked at
   */
  public record Result(List<Finding> findings, List<String> internalErrors, int calls) {}

  public Result run(Program program) {
    Code code = new Code(program, catalog);
    FindingFactory factory = new FindingFactory(program);
    List<Finding> findings = new ArrayList<>();
    List<String> internalErrors = new ArrayList<>();
    for (Rule rule : rules) {
      if (settings.isOff(rule)) {
        continue;
      }
      Set<String> crashedIn = new HashSet<>();
      for (Body body : program.bodies()) {
        if (body.file().generated() || crashedIn.contains(body.file().path())) {
          continue;
        }
        List<Problem> problems = new ArrayList<>();
        try {
          rule.check(body, code, problems::add);
        } catch (Exception | AssertionError | StackOverflowError | LinkageError e) {
          crashedIn.add(body.file().path());
          internalErrors.add(describe(rule, body, e));
          continue;
        }
        problems.stream().filter(problem -> !isSuppressed(rule, problem)).forEach(problem -> findings.add(factory.make(rule, settings, problem)));
      }
    }
    findings.sort(Comparator.comparing(Finding::file).thenComparing(Finding::startOffset).thenComparing(Finding::rule));
    int calls = program.bodies().stream().mapToInt(body -> body.calls().size()).sum();
    return new Result(findings, internalErrors, calls);
  }

  private static boolean isSuppressed(Rule rule, Problem problem) {
    Set<String> names = problem.place().suppressed();
    return names.contains(rule.name()) || names.contains("all");
  }

  private static String describe(Rule rule, Body body, Throwable crash) {
    StackTraceElement[] trace = crash.getStackTrace();
    String at = trace.length == 0 ? "" : " at " + trace[0];
    return "Rule " + rule.name() + " crashed on " + body.file().path() + " (" + crash + at + "); its findings there are missing; " + REPORT_AT + ".";
  }
}

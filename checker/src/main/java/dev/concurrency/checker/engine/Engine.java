package dev.concurrency.checker.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.TaskSite;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.LibraryCode;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.rule.Problem;
import dev.concurrency.checker.rule.Reporter;
import dev.concurrency.checker.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs all rules on a program. A rule that crashes loses its findings in that file, and nothing else. */
public final class Engine {

  /** By file and position, as a reader goes. */
  public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file).thenComparing(Finding::startOffset).thenComparing(Finding::rule);

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
   * @param callsUnanswered how many of them run where nobody may wait, and neither the catalogue nor class files say whether they wait
   * @param taskSites where tasks are handed to other threads, in the order of file and position; empty unless that was asked for
   */
  public record Result(List<Finding> findings, List<String> internalErrors, int calls, int callsUnanswered, List<TaskSite> taskSites) {}

  public Result run(Program program, LibraryCode libraries) {
    return run(program, libraries, false);
  }

  /** @param wantsTaskSites whether to look for the places where tasks are handed to other threads, too */
  public Result run(Program program, LibraryCode libraries, boolean wantsTaskSites) {
    Guard guard = new Guard();
    List<Finding> findings = new ArrayList<>();
    List<TaskSite> taskSites = new ArrayList<>();
    AtomicInteger unanswered = new AtomicInteger();
    guard.run("The analysis of threads crashed", "no rule could run", () -> {
      Code code = new Code(program, catalog, libraries, settings.jdk());
      FindingFactory factory = new FindingFactory(code);
      Map<String, List<Body>> edited =
          program.bodies().stream().filter(body -> !body.file().generated()).collect(groupingBy(body -> body.file().path(), LinkedHashMap::new, toList()));
      rules.stream().filter(rule -> !settings.isOff(rule)).forEach(rule -> check(rule, edited, code, factory, guard, findings));
      unanswered.set(code.waits().unanswered());
      if (wantsTaskSites) {
        guard.run("The search for task sites crashed", "the profile has none", () ->
            edited.values().forEach(bodies -> bodies.forEach(body -> code.taskStarts().in(body).forEach(start -> taskSites.add(factory.make(start))))));
      }
    });
    findings.sort(ORDER);
    taskSites.sort(Comparator.comparing(TaskSite::file).thenComparing(TaskSite::line).thenComparing(TaskSite::column));
    int calls = program.bodies().stream().mapToInt(body -> body.calls().size()).sum();
    return new Result(findings, guard.crashes(), calls, unanswered.get(), taskSites);
  }

  private void check(Rule rule, Map<String, List<Body>> bodiesByFile, Code code, FindingFactory factory, Guard guard, List<Finding> findings) {
    Reporter reporter = problem -> {
      if (!isSuppressed(rule, problem)) {
        findings.add(factory.make(rule, settings, problem));
      }
    };
    bodiesByFile.forEach((file, bodies) -> {
      guard.run("Rule " + rule.name() + " crashed on " + file, "findings of it there are missing", () -> bodies.forEach(body -> rule.check(body, code, reporter)));
    });
  }

  private static boolean isSuppressed(Rule rule, Problem problem) {
    Set<String> names = problem.place().suppressed();
    return names.contains(rule.name()) || names.contains("all");
  }
}

package dev.concurrency.checker.rule;

import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import java.util.List;
import java.util.ServiceLoader;

/** Looks for one kind of problem. Implementations have no state. */
public interface Rule {

  /** The rule's name everywhere: in output, suppressions and file names. It names the problem. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** How much a finding matters unless the user says otherwise. */
  Severity severity();

  /** One sentence for lists and IDEs: what the code does wrong. */
  String summary();

  /** Looks at one body; lambdas inside are bodies of their own. */
  void check(Body body, Code code, Reporter reporter);

  /** All rules, in the order of their names. */
  static List<Rule> all() {
    return ServiceLoader.load(Rule.class, Rule.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(java.util.Comparator.comparing(Rule::name))
        .toList();
  }
}

package dev.concurrency.maven.goal;

import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.maven.goal.AnalysisMojo.Question;
import dev.concurrency.maven.workload.TestObservation;
import java.util.Map;

/** What <code>prepare-agent</code> leaves for <code>verify</code> later in the same build. */
record PreparedAgent(Question question, FindingsFile findings, TestObservation tests) {

  /** Name of the run: all tests of the module, whoever runs them. */
  static final String TESTS = "tests";

  /** @return null if <code>prepare-agent</code> was not part of this build */
  static PreparedAgent in(Map<Object, Object> context) {
    return (PreparedAgent) context.get(PreparedAgent.class.getName());
  }

  void leave(Map<Object, Object> context) {
    context.put(PreparedAgent.class.getName(), this);
  }
}

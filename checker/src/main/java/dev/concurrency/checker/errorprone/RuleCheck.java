package dev.concurrency.checker.errorprone;

import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.CompilationUnitTree;

/** Hands out the findings of the rule that has this check's name. */
abstract class RuleCheck extends BugChecker implements BugChecker.CompilationUnitTreeMatcher {

  private static final long serialVersionUID = 1L;

  @Override
  public Description matchCompilationUnit(CompilationUnitTree unit, VisitorState state) {
    ErrorProneHost.of(state).handOut(this, unit, state);
    return Description.NO_MATCH;
  }
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.SingleThreadReentrancy}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "SingleThreadReentrancy",
    summary = "A task waits for another task of its executor, which has a single thread; the other task can never begin.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "SingleThreadReentrancy" + RulePage.SUFFIX)
public final class SingleThreadReentrancy extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

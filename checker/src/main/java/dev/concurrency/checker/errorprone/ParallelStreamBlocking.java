package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.ParallelStreamBlocking}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "ParallelStreamBlocking",
    summary = "A function of a parallel stream waits, on the pool that the whole process shares.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "ParallelStreamBlocking" + RulePage.SUFFIX)
public final class ParallelStreamBlocking extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

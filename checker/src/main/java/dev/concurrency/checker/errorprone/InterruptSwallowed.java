package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.InterruptSwallowed}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "InterruptSwallowed",
    summary = "An interrupt is caught and forgotten; the thread goes on, and whoever asked it to stop is not heard.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "InterruptSwallowed" + RulePage.SUFFIX)
public final class InterruptSwallowed extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.PeriodicTaskMayDie}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "PeriodicTaskMayDie",
    summary = "A periodic task may throw, and after its first exception it is never run again.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "PeriodicTaskMayDie" + RulePage.SUFFIX)
public final class PeriodicTaskMayDie extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

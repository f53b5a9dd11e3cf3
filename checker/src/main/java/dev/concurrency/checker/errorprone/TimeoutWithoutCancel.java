package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.TimeoutWithoutCancel}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "TimeoutWithoutCancel",
    summary = "A timeout ends the wait for a task, but not the task.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "TimeoutWithoutCancel" + RulePage.SUFFIX)
public final class TimeoutWithoutCancel extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

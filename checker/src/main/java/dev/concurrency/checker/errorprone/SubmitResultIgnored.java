package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.SubmitResultIgnored}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "SubmitResultIgnored",
    summary = "A task is submitted and its future thrown away, and the task's failure with it.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "SubmitResultIgnored" + RulePage.SUFFIX)
public final class SubmitResultIgnored extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

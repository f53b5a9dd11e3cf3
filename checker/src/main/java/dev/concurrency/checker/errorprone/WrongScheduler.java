package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.WrongScheduler}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "WrongScheduler",
    summary = "Code that waits is sent to a scheduler whose few threads must never wait.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "WrongScheduler" + RulePage.SUFFIX)
public final class WrongScheduler extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

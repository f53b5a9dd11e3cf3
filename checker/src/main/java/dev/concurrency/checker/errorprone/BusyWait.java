package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.BusyWait}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "BusyWait",
    summary = "A loop goes round until another thread has done something, instead of waiting for it.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "BusyWait" + RulePage.SUFFIX)
public final class BusyWait extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.EventLoopSelfAwait}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "EventLoopSelfAwait",
    summary = "An event loop waits for what only this loop can finish: the wait is refused, or it never ends.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "EventLoopSelfAwait" + RulePage.SUFFIX)
public final class EventLoopSelfAwait extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.SubscribeWithoutError}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "SubscribeWithoutError",
    summary = "A subscription has no handler for errors, and a failure ends it unheard.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "SubscribeWithoutError" + RulePage.SUFFIX)
public final class SubscribeWithoutError extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

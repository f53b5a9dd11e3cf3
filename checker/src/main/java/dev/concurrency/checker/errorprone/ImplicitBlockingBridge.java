package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.ImplicitBlockingBridge}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "ImplicitBlockingBridge",
    summary = "A publisher is read like a collection, and each step waits for the next element, where nobody may wait.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "ImplicitBlockingBridge" + RulePage.SUFFIX)
public final class ImplicitBlockingBridge extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

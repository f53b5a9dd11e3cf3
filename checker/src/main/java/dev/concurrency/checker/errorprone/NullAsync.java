package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.NullAsync}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "NullAsync",
    summary = "Null is returned where a future or publisher is expected.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "NullAsync" + RulePage.SUFFIX)
public final class NullAsync extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

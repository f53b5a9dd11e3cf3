package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.PoolPerCall}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "PoolPerCall",
    summary = "A pool or client, which is made to be shared, is made anew for each call or element.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "PoolPerCall" + RulePage.SUFFIX)
public final class PoolPerCall extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.NestedAsyncType}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "NestedAsyncType",
    summary = "An asynchronous result is wrapped in another one, and only the outer one is waited for.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "NestedAsyncType" + RulePage.SUFFIX)
public final class NestedAsyncType extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

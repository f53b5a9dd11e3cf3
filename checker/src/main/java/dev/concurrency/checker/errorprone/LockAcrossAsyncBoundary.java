package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.LockAcrossAsyncBoundary}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "LockAcrossAsyncBoundary",
    summary = "A lock is given back on another thread than the one that took it; the lock refuses and stays taken.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "LockAcrossAsyncBoundary" + RulePage.SUFFIX)
public final class LockAcrossAsyncBoundary extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

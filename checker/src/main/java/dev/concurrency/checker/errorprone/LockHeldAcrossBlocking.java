package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.LockHeldAcrossBlocking}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "LockHeldAcrossBlocking",
    summary = "A call that waits is made while a lock is held, and everybody who wants the lock waits with it.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "LockHeldAcrossBlocking" + RulePage.SUFFIX)
public final class LockHeldAcrossBlocking extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

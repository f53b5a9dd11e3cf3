package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.PooledVirtualThreads}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "PooledVirtualThreads",
    summary = "Virtual threads are kept in a pool, which only makes tasks wait for each other, or keeps what costs nothing.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "PooledVirtualThreads" + RulePage.SUFFIX)
public final class PooledVirtualThreads extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

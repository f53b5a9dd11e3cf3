package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.PoolConfigNoOp}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "PoolConfigNoOp",
    summary = "A pool never has as many threads as it is told: its queue takes every task, or it has no core.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "PoolConfigNoOp" + RulePage.SUFFIX)
public final class PoolConfigNoOp extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.BlockingInAsyncMethod}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "BlockingInAsyncMethod",
    summary = "A method that promises its result for later makes its caller wait before it returns the promise.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "BlockingInAsyncMethod" + RulePage.SUFFIX)
public final class BlockingInAsyncMethod extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

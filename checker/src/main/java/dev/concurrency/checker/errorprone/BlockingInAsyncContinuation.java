package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.BlockingInAsyncContinuation}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "BlockingInAsyncContinuation",
    summary = "The continuation of an asynchronous result waits, on the thread that completes results for everybody.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "BlockingInAsyncContinuation" + RulePage.SUFFIX)
public final class BlockingInAsyncContinuation extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.BlockingOnEventLoop}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "BlockingOnEventLoop",
    summary = "A call that waits runs on an event loop, and everything else that the loop serves waits with it.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "BlockingOnEventLoop" + RulePage.SUFFIX)
public final class BlockingOnEventLoop extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.BlockingOnCommonPool}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "BlockingOnCommonPool",
    summary = "A task without an executor of its own waits in the common pool, which has about as many threads as the machine has cores.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "BlockingOnCommonPool" + RulePage.SUFFIX)
public final class BlockingOnCommonPool extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

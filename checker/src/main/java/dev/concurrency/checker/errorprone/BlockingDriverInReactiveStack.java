package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.BlockingDriverInReactiveStack}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "BlockingDriverInReactiveStack",
    summary = "A driver that waits is used where a reactive framework calls, although there is one that does not wait.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "BlockingDriverInReactiveStack" + RulePage.SUFFIX)
public final class BlockingDriverInReactiveStack extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

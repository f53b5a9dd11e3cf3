package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.BlockingInActor}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "BlockingInActor",
    summary = "An actor waits while it handles a message, on one of the few threads that all actors share.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "BlockingInActor" + RulePage.SUFFIX)
public final class BlockingInActor extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

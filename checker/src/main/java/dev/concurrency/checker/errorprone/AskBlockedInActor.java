package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.AskBlockedInActor}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "AskBlockedInActor",
    summary = "An actor asks another one and waits for the answer, on one of the few threads that all actors share.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "AskBlockedInActor" + RulePage.SUFFIX)
public final class AskBlockedInActor extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.ActorStateInFuture}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "ActorStateInFuture",
    summary = "What belongs to an actor while it handles a message is used by code that runs on another thread.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "ActorStateInFuture" + RulePage.SUFFIX)
public final class ActorStateInFuture extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

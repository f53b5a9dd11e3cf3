package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.TerminalStageWithoutHandler}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "TerminalStageWithoutHandler",
    summary = "A chain of stages ends in a callback for success only, and a failure anywhere in it is lost.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "TerminalStageWithoutHandler" + RulePage.SUFFIX)
public final class TerminalStageWithoutHandler extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.SerialJoinInLazyStream}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "SerialJoinInLazyStream",
    summary = "Each task is waited for before the next one is started, so that tasks which could run at the same time never do.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "SerialJoinInLazyStream" + RulePage.SUFFIX)
public final class SerialJoinInLazyStream extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

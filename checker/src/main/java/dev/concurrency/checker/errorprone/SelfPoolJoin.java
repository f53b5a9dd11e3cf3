package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.SelfPoolJoin}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "SelfPoolJoin",
    summary = "A task waits for another task of the same bounded pool; when every thread waits, nothing moves again.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "SelfPoolJoin" + RulePage.SUFFIX)
public final class SelfPoolJoin extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

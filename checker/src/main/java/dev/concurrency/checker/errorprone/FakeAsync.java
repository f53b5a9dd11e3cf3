package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.FakeAsync}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "FakeAsync",
    summary = "A method waits for its result and wraps it in a finished future or publisher: it looks asynchronous and is not.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "FakeAsync" + RulePage.SUFFIX)
public final class FakeAsync extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

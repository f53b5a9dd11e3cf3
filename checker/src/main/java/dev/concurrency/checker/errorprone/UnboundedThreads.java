package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.UnboundedThreads}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "UnboundedThreads",
    summary = "A thread is started for each request or element of the input, with nothing that limits how many there are.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "UnboundedThreads" + RulePage.SUFFIX)
public final class UnboundedThreads extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

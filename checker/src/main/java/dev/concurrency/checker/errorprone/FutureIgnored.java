package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.FutureIgnored}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "FutureIgnored",
    summary = "A future is thrown away, and its failure with it.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "FutureIgnored" + RulePage.SUFFIX)
public final class FutureIgnored extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

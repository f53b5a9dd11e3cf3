package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.CpuLoopOnEventLoop}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "CpuLoopOnEventLoop",
    summary = "Nested loops compute on an event loop for as long as the input says.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "CpuLoopOnEventLoop" + RulePage.SUFFIX)
public final class CpuLoopOnEventLoop extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

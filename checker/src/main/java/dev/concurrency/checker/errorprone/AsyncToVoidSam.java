package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.AsyncToVoidSam}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "AsyncToVoidSam",
    summary = "An asynchronous function is passed where its result has nowhere to go.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "AsyncToVoidSam" + RulePage.SUFFIX)
public final class AsyncToVoidSam extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

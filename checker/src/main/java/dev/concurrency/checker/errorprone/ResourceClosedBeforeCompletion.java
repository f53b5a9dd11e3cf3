package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.ResourceClosedBeforeCompletion}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "ResourceClosedBeforeCompletion",
    summary = "A resource is closed while a task that uses it is still to run.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "ResourceClosedBeforeCompletion" + RulePage.SUFFIX)
public final class ResourceClosedBeforeCompletion extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.FrameworkAsyncShape}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "FrameworkAsyncShape",
    summary = "A method that a container is to run on another thread is called past the container, or has a form for which it cannot do so.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "FrameworkAsyncShape" + RulePage.SUFFIX)
public final class FrameworkAsyncShape extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.UnboundedFanOut}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "UnboundedFanOut",
    summary = "A task or request is started for each element of the input, with nothing that limits how many are under way.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "UnboundedFanOut" + RulePage.SUFFIX)
public final class UnboundedFanOut extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

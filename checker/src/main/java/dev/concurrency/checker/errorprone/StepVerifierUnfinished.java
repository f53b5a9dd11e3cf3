package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.StepVerifierUnfinished}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "StepVerifierUnfinished",
    summary = "Expectations about a publisher are described and never verified.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "StepVerifierUnfinished" + RulePage.SUFFIX)
public final class StepVerifierUnfinished extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.VolatileCompound}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "VolatileCompound",
    summary = "A volatile field is read and then written, and what another thread writes in between is lost.",
    severity = BugPattern.SeverityLevel.SUGGESTION,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "VolatileCompound" + RulePage.SUFFIX)
public final class VolatileCompound extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

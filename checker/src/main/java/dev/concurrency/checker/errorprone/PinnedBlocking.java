package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.PinnedBlocking}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "PinnedBlocking",
    summary = "A virtual thread waits where it cannot leave its carrier thread, of which there are about as many as cores.",
    severity = BugPattern.SeverityLevel.WARNING,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "PinnedBlocking" + RulePage.SUFFIX)
public final class PinnedBlocking extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.CapturedMutable}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "CapturedMutable",
    summary = "Tasks that run at the same time change an object of the code around them that is made for one thread.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "CapturedMutable" + RulePage.SUFFIX)
public final class CapturedMutable extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

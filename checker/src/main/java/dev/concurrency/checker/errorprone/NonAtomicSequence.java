package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.NonAtomicSequence}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "NonAtomicSequence",
    summary = "A call trusts what an earlier call has said, although another thread can change it in between.",
    severity = BugPattern.SeverityLevel.SUGGESTION,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "NonAtomicSequence" + RulePage.SUFFIX)
public final class NonAtomicSequence extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

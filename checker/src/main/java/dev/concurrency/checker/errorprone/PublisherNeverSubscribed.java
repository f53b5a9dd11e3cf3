package dev.concurrency.checker.errorprone;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.concurrency.checker.engine.RulePage;

/** See {@link dev.concurrency.checker.rule.PublisherNeverSubscribed}. */
@AutoService(BugChecker.class)
@BugPattern(
    name = "PublisherNeverSubscribed",
    summary = "A publisher is thrown away without a subscriber, so that its work never happens.",
    severity = BugPattern.SeverityLevel.ERROR,
    linkType = BugPattern.LinkType.CUSTOM,
    link = RulePage.PREFIX + "PublisherNeverSubscribed" + RulePage.SUFFIX)
public final class PublisherNeverSubscribed extends RuleCheck {
  private static final long serialVersionUID = 1L;
}

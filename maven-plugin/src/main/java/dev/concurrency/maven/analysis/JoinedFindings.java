package dev.concurrency.maven.analysis;

import dev.concurrency.checker.engine.Engine;
import dev.concurrency.checker.engine.ErrorProneProfile;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the rules and what Error Prone's own checks found, as one. Where both say the same of the same place, the rule speaks, and says so. */
final class JoinedFindings {

  private JoinedFindings() {}

  static FindingsFile of(FindingsFile rules, FindingsFile errorProne) {
    List<Finding> findings = new ArrayList<>(rules.findings());
    for (Finding said : errorProne.findings()) {
      Optional<Integer> same = IntStream.range(0, findings.size()).filter(i -> isSame(findings.get(i), said)).boxed().findFirst();
      if (same.isPresent()) {
        findings.set(same.get(), saidToo(findings.get(same.get()), said.rule()));
      } else {
        findings.add(said);
      }
    }
    findings.sort(Engine.ORDER);
    return joined(rules, errorProne.errorProne(), errorProne.lost(), findings);
  }

  /** What the rules found, where Error Prone cannot say what it would have. */
  static FindingsFile without(FindingsFile rules, String version, String why) {
    return joined(rules, version, List.of(why), rules.findings());
  }

  private static FindingsFile joined(FindingsFile rules, String version, List<String> lostByErrorProne, List<Finding> findings) {
    List<String> lost = new ArrayList<>(rules.lost());
    lost.addAll(lostByErrorProne);
    return new FindingsFile(
        rules.schema(),
        rules.host(),
        rules.jdk(),
        version,
        rules.complete() && lostByErrorProne.isEmpty(),
        lost,
        rules.internalErrors(),
        rules.filesAnalysed(),
        rules.callsAnalysed(),
        rules.callsUnresolved(),
        rules.callsUnanswered(),
        findings,
        rules.taskSites());
  }

  /** The same expression: both count from its first character, and from the line of a call's name. */
  private static boolean isSame(Finding rule, Finding check) {
    return ErrorProneProfile.isSaidBy(rule.rule(), check.rule())
        && rule.file().equals(check.file())
        && (rule.startOffset() == check.startOffset() || rule.endOffset() == check.endOffset());
  }

  private static Finding saidToo(Finding rule, String check) {
    return rule.saying(rule.message() + " Error Prone says so too: " + check + " (" + ErrorProneProfile.page(check) + ").");
  }
}

package dev.concurrency.maven;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.PathStep;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.Judgement;
import dev.concurrency.maven.verdict.Verdict;
import java.util.List;
import java.util.Map;

/** Findings for tests that do not care where they come from. */
public final class Example {

  public static final String FILE = "src/main/java/com/acme/Shop.java";

  private Example() {}

  /** A finding in {@link #FILE}, in line 3, column 12. */
  public static Finding finding(String rule, String method, Severity severity) {
    return new Finding(
        "id-" + rule + "-" + method,
        rule,
        severity,
        "get waits on the Netty event loop.",
        FILE,
        3,
        12,
        3,
        3,
        0,
        0,
        "com.acme.Shop",
        method + "(Ljava/lang/Object;)V",
        "Netty event loop",
        List.of(new PathStep(FILE, 2, "channelRead runs on the Netty event loop"), new PathStep(FILE, 3, "calls get")),
        List.of(new Site(Probe.BLOCKING_CALL, "com.acme.Shop", "Shop.java", 3, 3, 3, "java.util.concurrent.Future", "get", "()Ljava/lang/Object;", 0)),
        List.of());
  }

  public static JudgedFinding judged(String rule, String method, Verdict verdict) {
    return new JudgedFinding(
        finding(rule, method, Severity.ERROR), new Judgement(verdict, false, "because of " + verdict, Map.of("blockedMs", 158), "Load"));
  }

  public static FindingsFile file(boolean complete, List<Finding> findings) {
    return new FindingsFile(
        FindingsFile.SCHEMA,
        "forked",
        "17.0.1",
        "",
        complete,
        complete ? List.of() : List.of("Missing.java does not compile: cannot find symbol"),
        List.of(),
        2,
        40,
        complete ? 0 : 3,
        5,
        findings,
        List.of());
  }
}

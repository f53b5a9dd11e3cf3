package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;

/** Crashes if the system property {@code concurrency.crash} says how, to prove that a crash of a rule breaks nobody's build. Finds nothing. */
@AutoService(Rule.class)
public final class CrashOnPurpose implements Rule {

  public static final String PROPERTY = "concurrency.crash";

  @Override
  public Severity severity() {
    return Severity.INFO;
  }

  @Override
  public String summary() {
    return "Proves that a rule that crashes breaks nobody's build.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    switch (System.getProperty(PROPERTY, "")) {
      case "exception" -> throw new IllegalStateException("crash on purpose");
      case "assertion" -> throw new AssertionError("crash on purpose");
      case "stackoverflow" -> dig(0);
      case "linkage" -> throw new NoSuchMethodError("crash on purpose");
      default -> {}
    }
  }

  private static int dig(int depth) {
    return dig(depth + 1) + 1;
  }
}

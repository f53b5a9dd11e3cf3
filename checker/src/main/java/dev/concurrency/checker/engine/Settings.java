package dev.concurrency.checker.engine;

import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.rule.CrashOnPurpose;
import dev.concurrency.checker.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which rules run, how much their findings matter, and on which JDK the program is to run. Immutable. */
public final class Settings {

  private static final String OFF = "OFF";

  private final Map<String, String> byRule;
  private final int jdk;

  private Settings(Map<String, String> byRule, int jdk) {
    this.byRule = Map.copyOf(byRule);
    this.jdk = jdk;
  }

  public static Settings defaults() {
    return new Settings(Map.of(), Runtime.version().feature());
  }

  /** The same for a program that runs on a JDK of this feature version, and not on the one that looks at it. */
  public Settings on(int otherJdk) {
    return new Settings(byRule, otherJdk);
  }

  /**
   * @param severities rule name to {@code OFF}, {@code INFO}, {@code WARNING} or {@code ERROR}, in any case
   * @throws IllegalArgumentException for an unknown rule or word; the message names what is known
   */
  public static Settings of(Map<String, String> severities) {
    List<String> known = ruleNames();
    Map<String, String> checked = new LinkedHashMap<>();
    severities.forEach((rule, word) -> {
      if (!known.contains(rule)) {
        throw new IllegalArgumentException("There is no rule '" + rule + "'; known rules are " + String.join(", ", known) + ".");
      }
      String upper = word.trim().toUpperCase(Locale.ROOT);
      if (!upper.equals(OFF) && List.of(Severity.values()).stream().noneMatch(severity -> severity.name().equals(upper))) {
        throw new IllegalArgumentException("'" + word + "' is not a severity for rule " + rule + "; use OFF, INFO, WARNING or ERROR.");
      }
      checked.put(rule, upper);
    });
    return new Settings(checked, Runtime.version().feature());
  }

  /** The names of all rules that a user can know. */
  public static List<String> ruleNames() {
    return Rule.all().stream().filter(rule -> !(rule instanceof CrashOnPurpose)).map(Rule::name).collect(Collectors.toList());
  }

  int jdk() {
    return jdk;
  }

  boolean isOff(Rule rule) {
    return OFF.equals(byRule.get(rule.name()));
  }

  /** What the user said of a rule; empty if nothing. */
  Optional<Severity> severity(Rule rule) {
    String word = byRule.get(rule.name());
    return word == null || word.equals(OFF) ? Optional.empty() : Optional.of(Severity.valueOf(word));
  }
}

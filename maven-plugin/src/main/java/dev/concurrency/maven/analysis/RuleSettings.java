package dev.concurrency.maven.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Severities that the user gives to rules. */
public final class RuleSettings {

  private static final List<String> LEVELS = List.of("OFF", "INFO", "WARNING", "ERROR");

  private RuleSettings() {}

  /**
   * Joins the severities of the POM with those of the command line, which win.
   *
   * @param configured rule name to level; may be null
   * @param commandLine {@code Rule=LEVEL,Rule=LEVEL}; may be null
   * @return rule name to one of {@code OFF}, {@code INFO}, {@code WARNING}, {@code ERROR}, sorted
   * @throws IllegalArgumentException if something else stands there; the message says what to write
   */
  public static Map<String, String> of(Map<String, String> configured, String commandLine) {
    Map<String, String> settings = new TreeMap<>();
    if (configured != null) {
      configured.forEach((rule, level) -> settings.put(rule.trim(), level(rule.trim(), level)));
    }
    if (commandLine != null && !commandLine.isBlank()) {
      for (String entry : commandLine.split(",")) {
        int equals = entry.indexOf('=');
        if (equals <= 0) {
          throw new IllegalArgumentException(
              "'" + entry.trim() + "' in -Dconcurrency.rules is not a rule and its severity; write for instance"
                  + " -Dconcurrency.rules=BlockingOnEventLoop=WARNING");
        }
        String rule = entry.substring(0, equals).trim();
        settings.put(rule, level(rule, entry.substring(equals + 1)));
      }
    }
    return settings;
  }

  private static String level(String rule, String level) {
    String upper = level == null ? "" : level.trim().toUpperCase(Locale.ROOT);
    if (!LEVELS.contains(upper)) {
      throw new IllegalArgumentException(
          "'" + (level == null ? "" : level.trim()) + "' is not a severity for the rule " + rule + "; use one of " + String.join(", ", LEVELS));
    }
    return upper;
  }
}

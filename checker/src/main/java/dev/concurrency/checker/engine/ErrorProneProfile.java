package dev.concurrency.checker.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The checks of Error Prone's own that are about concurrency, from a file that is checked against Error Prone itself. What they find is found by Error
 * Prone, not again by rules of ours.
 */
public final class ErrorProneProfile {

  private static final String FILE = "/dev/concurrency/errorprone/profile.txt";

  /** Begins the address of Error Prone's page about a check. */
  private static final String PAGES = "https://errorprone.info/bugpattern/";

  private static final Map<String, Check> CHECKS = read();

  /**
   * One check.
   *
   * @param since the first version of Error Prone that has it
   * @param as rules of ours that say the same
   */
  public record Check(String name, String since, List<String> as) {}

  private ErrorProneProfile() {}

  /** In the order of the file. */
  public static List<Check> checks() {
    return List.copyOf(CHECKS.values());
  }

  /** Names of the checks that a version of Error Prone has. */
  public static List<String> names(String version) {
    return CHECKS.values().stream().filter(check -> Version.parse(check.since).compareTo(Version.parse(version)) <= 0).map(Check::name).toList();
  }

  public static boolean contains(String name) {
    return CHECKS.containsKey(name);
  }

  /** Whether a rule of ours says the same as this check. */
  public static boolean isSaidBy(String rule, String check) {
    return contains(check) && CHECKS.get(check).as.contains(rule);
  }

  /** Address of Error Prone's page about a check. */
  public static String page(String name) {
    return PAGES + name;
  }

  private static Map<String, Check> read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(Objects.requireNonNull(ErrorProneProfile.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ErrorProneProfile::check)
          .collect(Collectors.toMap(Check::name, check -> check, (one, other) -> one, LinkedHashMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Check check(String line) {
    String[] words = line.trim().split("\\s+");
    String since = "2.42.0";
    List<String> as = List.of();
    for (int i = 1; i < words.length; i++) {
      if (words[i].startsWith("since=")) {
        since = words[i].substring("since=".length());
      } else if (words[i].startsWith("as=")) {
        as = List.of(words[i].substring("as=".length()).split(","));
      } else {
        throw new IllegalStateException("'" + words[i] + "' in " + FILE + " is neither since= nor as=");
      }
    }
    return new Check(words[0], since, as);
  }
}

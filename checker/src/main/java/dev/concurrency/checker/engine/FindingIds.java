package dev.concurrency.checker.engine;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Ids of findings that survive edits elsewhere: hashes of the rule, the method and the statement. Not thread-safe. */
public final class FindingIds {

  private final Map<String, Integer> ordinals = new HashMap<>();

  /**
   * The next id for this statement: equal statements of a method are numbered in the order in which they are asked for.
   *
   * @param method name and descriptor
   * @param text of the file
   * @param start UTF-16 offset of the statement
   * @param end UTF-16 offset behind it
   */
  public String next(String rule, String owner, String method, String text, int start, int end) {
    String key = String.join("|", rule, owner, method, normalise(text, start, end));
    int ordinal = ordinals.merge(key, 1, Integer::sum) - 1;
    return Hashing.sha256().hashString(key + "|" + ordinal, StandardCharsets.UTF_8).toString().substring(0, 16);
  }

  /** Without blanks, and without what stands in braces: a change in the body of a lambda or loop does not make another statement. */
  private static String normalise(String text, int start, int end) {
    StringBuilder kept = new StringBuilder();
    int depth = 0;
    for (int i = Math.max(0, start); i < Math.min(end, text.length()); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (depth == 0 && !Character.isWhitespace(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}

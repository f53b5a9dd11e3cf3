package dev.concurrency.maven.expectation;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A text file that lists the findings which a project is expected to have. One line for each:
 *
 * <pre>
 * # file#method  rule  verdict  [xCount]
 * src/main/java/com/acme/Shop.java#channelRead  BlockingOnEventLoop  CONFIRMED
 * src/main/java/com/acme/Shop.java#prices       IgnoredFuture        NOT_EXERCISED  x2
 * </pre>
 *
 * Columns are separated by white space, {@code #} at the beginning of a line starts a comment, and there are no line numbers, so
 * that the file outlives edits of the sources.
 */
public final class ExpectedFindings {

  private final Map<ExpectedFinding, Integer> expected;

  private ExpectedFindings(Map<ExpectedFinding, Integer> expected) {
    this.expected = expected;
  }

  /** @throws IOException if a file cannot be read or a line cannot be understood; the message names the line */
  public static ExpectedFindings read(List<Path> files) throws IOException {
    Map<ExpectedFinding, Integer> expected = new TreeMap<>();
    for (Path file : files) {
      read(file, expected);
    }
    return new ExpectedFindings(expected);
  }

  private static void read(Path file, Map<ExpectedFinding, Integer> expected) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file of expected findings at " + file);
    }
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        parse(line, expected);
      } catch (IllegalArgumentException e) {
        throw new IOException(
            file + ", line " + (i + 1) + ": " + e.getMessage() + "; write 'path/File.java#method  Rule  VERDICT  [xCount]'", e);
      }
    }
  }

  private static void parse(String line, Map<ExpectedFinding, Integer> expected) {
    String[] columns = line.split("\\s+");
    int hash = columns[0].lastIndexOf('#');
    if (columns.length < 3 || columns.length > 4 || hash <= 0 || hash == columns[0].length() - 1) {
      throw new IllegalArgumentException("'" + line + "' is not an expected finding");
    }
    int count = 1;
    if (columns.length == 4) {
      if (!columns[3].matches("x[1-9][0-9]{0,5}")) {
        throw new IllegalArgumentException("'" + columns[3] + "' is not a count such as x2");
      }
      count = Integer.parseInt(columns[3].substring(1));
    }
    Verdict verdict =
        Arrays.stream(Verdict.values())
            .filter(known -> known.name().equals(columns[2]))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'" + columns[2] + "' is not a verdict (" + Arrays.stream(Verdict.values()).map(Verdict::name).collect(Collectors.joining(", ")) + ")"));
    expected.merge(
        new ExpectedFinding(columns[0].substring(0, hash), columns[0].substring(hash + 1), columns[1], verdict), count, Integer::sum);
  }

  /** The findings of a run in the notation of the file, sorted. */
  public static List<String> lines(List<JudgedFinding> findings) {
    return count(findings).entrySet().stream()
        .map(entry -> entry.getKey() + (entry.getValue() == 1 ? "" : "  x" + entry.getValue()))
        .toList();
  }

  /** What differs between this file and a run, one sentence each; empty if nothing does. */
  public List<String> differences(List<JudgedFinding> findings) {
    Map<ExpectedFinding, Integer> missing = new TreeMap<>(expected);
    Map<ExpectedFinding, Integer> extra = count(findings);
    expected.keySet().forEach(line -> cancel(missing, line, extra, line));

    List<String> sentences = new ArrayList<>();
    for (ExpectedFinding line : List.copyOf(missing.keySet())) {
      for (ExpectedFinding found : List.copyOf(extra.keySet())) {
        if (line.isAt(found)) {
          int count = cancel(missing, line, extra, found);
          if (count > 0) {
            sentences.add(
                found.place() + ": " + found.rule() + times(count) + " is " + found.verdict() + ", expected " + line.verdict() + why(findings, found));
          }
        }
      }
    }
    missing.forEach(
        (line, count) -> sentences.add(line.place() + ": " + line.rule() + times(count) + " was expected as " + line.verdict() + " and was not found"));
    extra.forEach(
        (found, count) -> sentences.add(found.place() + ": " + found.rule() + times(count) + " (" + found.verdict() + ") was found and is not expected"));
    return sentences;
  }

  /** Takes what both have off both. */
  private static int cancel(Map<ExpectedFinding, Integer> one, ExpectedFinding inOne, Map<ExpectedFinding, Integer> two, ExpectedFinding inTwo) {
    int common = Math.min(one.getOrDefault(inOne, 0), two.getOrDefault(inTwo, 0));
    one.computeIfPresent(inOne, (key, count) -> count == common ? null : count - common);
    two.computeIfPresent(inTwo, (key, count) -> count == common ? null : count - common);
    return common;
  }

  private static String why(List<JudgedFinding> findings, ExpectedFinding found) {
    return findings.stream()
        .filter(judged -> of(judged).equals(found))
        .findFirst()
        .map(judged -> judged.judgement().why().isEmpty() ? "" : " (" + judged.judgement().why() + ")")
        .orElse("");
  }

  private static String times(int count) {
    return count == 1 ? "" : " ×" + count;
  }

  private static Map<ExpectedFinding, Integer> count(List<JudgedFinding> findings) {
    Map<ExpectedFinding, Integer> counts = new TreeMap<>();
    findings.forEach(judged -> counts.merge(of(judged), 1, Integer::sum));
    return counts;
  }

  private static ExpectedFinding of(JudgedFinding judged) {
    Finding finding = judged.finding();
    int descriptor = finding.method().indexOf('(');
    return new ExpectedFinding(
        finding.file(),
        descriptor < 0 ? finding.method() : finding.method().substring(0, descriptor),
        finding.rule(),
        judged.judgement().verdict());
  }
}

package dev.concurrency.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.TextEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fix that is applied as it stands leaves code that compiles, and without its finding. */
class FixesTest {

  @TempDir Path sources;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ActorStateInFuture",
        "BlockingInAsyncContinuation",
        "BlockingOnCommonPool",
        "BusyWait",
        "CapturedMutable",
        "FakeAsync",
        "FutureIgnored",
        "InterruptSwallowed",
        "NestedAsyncType",
        "NonAtomicSequence",
        "NullAsync",
        "ParallelStreamBlocking",
        "PeriodicTaskMayDie",
        "PooledVirtualThreads-jdk21",
        "PublisherNeverSubscribed",
        "SerialJoinInLazyStream",
        "StepVerifierUnfinished",
        "SubmitResultIgnored",
        "SubscribeWithoutError",
        "TerminalStageWithoutHandler",
        "TimeoutWithoutCancel",
        "WrongScheduler"
      })
  void fixesOfAllCasesCompileAndRemoveTheirFindings(String cases) throws IOException {
    String[] name = cases.split("-jdk");
    assumeTrue(name.length == 1 || Runtime.version().feature() >= Integer.parseInt(name[1]));
    String rule = name[0];
    copy(Path.of("src/test/cases", cases));
    List<Finding> before = Analysis.of(sources).findings();
    List<Finding> fixable = before.stream().filter(finding -> finding.rule().equals(rule) && !finding.fixes().isEmpty()).toList();
    assertThat(fixable).hasSizeGreaterThanOrEqualTo(5);

    apply(sources, fixable);

    FindingsFile after = Analysis.of(sources);
    assertThat(after.lost()).as("compile errors after the fixes").isEmpty();
    Map<String, Long> left = countByPlace(before);
    countByPlace(fixable).forEach((place, count) -> left.merge(place, -count, Long::sum));
    assertThat(countByPlace(after.findings())).as("no finding is left that had a fix, and none has come").allSatisfy((place, count) -> assertThat(count).as(place).isLessThanOrEqualTo(left.getOrDefault(place, 0L)));
  }

  /** A finding's id and line change with its statement; its rule and method do not. */
  private static Map<String, Long> countByPlace(List<Finding> findings) {
    return findings.stream().collect(Collectors.groupingBy(finding -> finding.rule() + " in " + finding.owner() + "." + finding.method(), TreeMap::new, Collectors.counting()));
  }

  private static final String SHOP =
      """
      import java.net.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.stream.*;

      class Shop {
        private final ExecutorService pool = Executors.newFixedThreadPool(8);
        private final ConcurrentMap<String, String> labels = new ConcurrentHashMap<>();

        CompletableFuture<String> ask(String article) {
          return CompletableFuture.supplyAsync(() -> article, pool);
        }

        static String load(String article) {
          try (Socket socket = new Socket(article, 80)) {
            return socket.toString();
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }

        METHOD
      }
      """;

  /** Rule, method, and the method after the fix. */
  static List<Arguments> fixed() {
    return List.of(
        arguments(
            "BlockingInAsyncContinuation",
            "CompletableFuture<String> f(CompletableFuture<String> id) { return id.thenApplyAsync(String::trim).thenApply(article -> ask(article).join()); }",
            "CompletableFuture<String> f(CompletableFuture<String> id) { return id.thenApplyAsync(String::trim).thenCompose(article -> ask(article)); }"),
        arguments(
            "BlockingInAsyncContinuation",
            "CompletableFuture<String> f(CompletableFuture<String> id) { return id.thenApplyAsync(String::trim).thenApply(Shop::load); }",
            "CompletableFuture<String> f(CompletableFuture<String> id) { return id.thenApplyAsync(String::trim).thenApplyAsync(Shop::load, pool); }"),
        arguments(
            "BlockingOnCommonPool",
            "CompletableFuture<String> f(String article) { return CompletableFuture.supplyAsync(() -> load(article)); }",
            "CompletableFuture<String> f(String article) { return CompletableFuture.supplyAsync(() -> load(article), pool); }"),
        arguments(
            "BusyWait",
            "void f(CompletableFuture<String> answer) { while (!answer.isDone()) {} }",
            "void f(CompletableFuture<String> answer) { answer.join(); }"),
        arguments(
            "FakeAsync",
            "CompletableFuture<String> f(String article) { return CompletableFuture.completedFuture(load(article)); }",
            "CompletableFuture<String> f(String article) { return CompletableFuture.supplyAsync(() -> load(article), pool); }"),
        arguments(
            "NonAtomicSequence",
            "void f(String article) { if (!labels.containsKey(article)) labels.put(article, article.trim()); }",
            "void f(String article) { if (!labels.containsKey(article)) labels.putIfAbsent(article, article.trim()); }"),
        arguments(
            "ParallelStreamBlocking",
            "List<String> f(List<String> all) { return all.parallelStream().map(Shop::load).parallel().toList(); }",
            "List<String> f(List<String> all) { return all.stream().map(Shop::load).sequential().toList(); }"),
        arguments(
            "SerialJoinInLazyStream",
            """
            List<String> f() {
              return Stream.of("book", "pen")
                  .map(this::ask) // one task each
                  .map(CompletableFuture::join)
                  .toList();
            }""",
            """
            List<String> f() {
              return Stream.of("book", "pen")
                  .map(this::ask) // one task each
                  .collect(Collectors.toList())
                  .stream()
                  .map(CompletableFuture::join)
                  .toList();
            }"""));
  }

  @ParameterizedTest
  @MethodSource("fixed")
  void changesNoMoreThanItMust(String rule, String method, String after) throws IOException {
    Path file = sources.resolve("Shop.java");
    Files.writeString(file, SHOP.replace("METHOD", method));

    apply(sources, Analysis.of(sources).findings().stream().filter(finding -> finding.rule().equals(rule)).toList());

    assertThat(file).hasContent(SHOP.replace("METHOD", after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the value is cast                  | BlockingInAsyncContinuation | CompletableFuture<Object> f(CompletableFuture<String> id) { return id.thenApplyAsync(String::trim).thenApply(a -> (Object) ask(a).join()); }
          the value is of a wider type       | BlockingInAsyncContinuation | CompletableFuture<Object> f(CompletableFuture<String> id) { return id.thenApplyAsync(String::trim).thenApply(a -> ask(a).join()); }
          another value may be returned      | BlockingInAsyncContinuation | CompletableFuture<String> f(CompletableFuture<String> id) { return id.thenApplyAsync(String::trim).thenApply(a -> a.isEmpty() ? a : ask(a).join()); }
          a type argument may be a wildcard  | BlockingInAsyncContinuation | CompletableFuture<Number> f(CompletableFuture<String> id, CompletableFuture<? extends Number> n) { return id.thenApplyAsync(String::trim).thenApply(a -> n.join()); }
          the pool may be what it waits for  | BlockingOnCommonPool        | CompletableFuture<String> f() { return CompletableFuture.supplyAsync(() -> ask("pen").join()); }
          no pool where there is no object   | BlockingOnCommonPool        | static CompletableFuture<String> f(String a) { return CompletableFuture.supplyAsync(() -> load(a)); }
          another variable has its name      | BlockingOnCommonPool        | CompletableFuture<String> f(String pool) { return CompletableFuture.supplyAsync(() -> load(pool)); }
          there are two pools                | BlockingOnCommonPool        | ExecutorService other; CompletableFuture<String> f(String a) { return CompletableFuture.supplyAsync(() -> load(a)); }
          two calls hand the method over     | BlockingOnCommonPool        | void f() { CompletableFuture.runAsync(this::g).join(); CompletableFuture.runAsync(this::g).join(); } void g() { load("pen"); }
          it runs in a field's initialiser   | BlockingOnCommonPool        | CompletableFuture<String> f = CompletableFuture.supplyAsync(() -> load("pen"));
          join is not known there            | BusyWait                    | void f(Future<String> answer) { while (!answer.isDone()) {} }
          the caller would have to wait      | BusyWait                    | CompletableFuture<String> f(CompletableFuture<String> answer) { while (!answer.isDone()) {} return answer.copy(); }
          a lock is held                     | BusyWait                    | synchronized void f(CompletableFuture<String> answer) { while (!answer.isDone()) {} }
          an exception has to be declared    | FakeAsync                   | CompletableFuture<Socket> f(String a) throws java.io.IOException { return CompletableFuture.completedFuture(new Socket(a, 80)); }
          an exception is caught             | FakeAsync                   | CompletableFuture<String> f(String a) { try { return CompletableFuture.completedFuture(load(a)); } catch (RuntimeException e) { return ask(a); } }
          a variable changes                 | FakeAsync                   | CompletableFuture<String> f(String a) { a = a.trim(); return CompletableFuture.completedFuture(load(a)); }
          the value is used afterwards       | NonAtomicSequence           | String f(String a) { String label = a.trim(); if (!labels.containsKey(a)) { labels.put(a, label); } return label; }
          another thread's value would count | NonAtomicSequence           | void f(String a) { if (labels.get(a) == null) { labels.put(a, "1"); } else { labels.put(a, labels.get(a) + "1"); } }
          the caller must not wait           | ParallelStreamBlocking      | CompletableFuture<Long> f(List<String> all) { long n = all.parallelStream().map(Shop::load).count(); return ask("pen").thenApply(a -> n); }
          a lock is held                     | ParallelStreamBlocking      | synchronized long f(List<String> all) { return all.parallelStream().map(Shop::load).count(); }
          all at once may be too many        | SerialJoinInLazyStream      | List<String> f(List<String> all) { return all.stream().map(this::ask).map(CompletableFuture::join).toList(); }
          """)
  void noFixWhere(String reason, String rule, String method) throws IOException {
    Files.writeString(sources.resolve("Shop.java"), SHOP.replace("METHOD", method));

    FindingsFile analysis = Analysis.of(sources);

    assertThat(analysis.lost()).isEmpty();
    assertThat(analysis.findings()).filteredOn(finding -> finding.rule().equals(rule)).isNotEmpty().allSatisfy(finding -> assertThat(finding.fixes()).as(reason).isEmpty());
  }

  @Test
  void cancelsFirstThingInTheCatchClause() throws IOException {
    Path file = sources.resolve("Invoices.java");
    String before =
        """
        import java.util.concurrent.*;

        class Invoices {
          private final ExecutorService pool = Executors.newFixedThreadPool(4);

          byte[] render(Callable<byte[]> renderer) throws Exception {
            Future<byte[]> invoice = pool.submit(renderer);
            try {
              return invoice.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
              return null;
            }
          }
        }
        """;
    Files.writeString(file, before);

    apply(sources, Analysis.of(sources).findings());

    assertThat(file).hasContent(before.replace("      return null;", "      invoice.cancel(true);\n      return null;"));
  }

  @Test
  void handsTheTaskInWithExecute() throws IOException {
    Path file = sources.resolve("Mails.java");
    String before =
        """
        import java.util.concurrent.*;

        class Mails {
          private final ExecutorService pool = Executors.newFixedThreadPool(4);

          void send(Runnable mail) {
            pool.submit(mail);
          }
        }
        """;
    Files.writeString(file, before);

    apply(sources, Analysis.of(sources).findings());

    assertThat(file).hasContent(before.replace("submit", "execute"));
  }

  @Test
  void noFixWhereTheFutureIsNotKnownInTheCatchClause() throws IOException {
    Files.writeString(
        sources.resolve("Invoices.java"),
        """
        import java.util.concurrent.*;

        class Invoices {
          private final ExecutorService pool = Executors.newFixedThreadPool(4);

          byte[] render(Callable<byte[]> renderer) throws Exception {
            try {
              Future<byte[]> invoice = pool.submit(renderer);
              return invoice.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
              return null;
            }
          }
        }
        """);

    assertThat(Analysis.of(sources).findings()).singleElement().satisfies(finding -> assertThat(finding.fixes()).isEmpty());
  }

  private void copy(Path from) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, sources.resolve(file.getFileName().toString()));
      }
    }
  }

  /** Applies the first fix of each finding, one that several share once, in each file from the end, so that the offsets of the others stay true. */
  static void apply(Path sources, List<Finding> findings) throws IOException {
    Map<String, List<Finding>> byFile = findings.stream().collect(Collectors.groupingBy(Finding::file));
    for (Map.Entry<String, List<Finding>> entry : byFile.entrySet()) {
      List<TextEdit> edits =
          entry.getValue().stream().flatMap(finding -> finding.fixes().get(0).edits().stream()).distinct().sorted(Comparator.comparing(TextEdit::start).reversed()).toList();
      Path file = sources.resolve(entry.getKey());
      StringBuilder text = new StringBuilder(Files.readString(file));
      edits.forEach(edit -> text.replace(edit.start(), edit.end(), edit.replacement()));
      Files.writeString(file, text);
    }
  }
}

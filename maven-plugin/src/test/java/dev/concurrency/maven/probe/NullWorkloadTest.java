package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods and lambdas that return null in a real JVM, and others that could. */
class NullWorkloadTest {

  private static final Sources NULLS =
      new Sources(
          "demo.Nulls",
          """
          package demo;

          import java.util.concurrent.*;

          public class Nulls {

            public static void main(String[] args) throws Exception {
              for (int i = 0; i < 4; i++) {
                sometimes(i);
                chosen(i);
                never(i);
              }
              try {
                CompletableFuture.completedFuture("x")
                    .thenCompose(x -> (CompletableFuture<String>) null) // lambda
                    .join();
              } catch (CompletionException e) {
                System.out.println("as expected: " + e);
              }
            }

            static CompletableFuture<String> sometimes(int i) {
              if (i % 2 == 0) {
                return null; // sometimes
              }
              return CompletableFuture.completedFuture("x");
            }

            static CompletableFuture<String> chosen(int i) {
              return i == 3 ? null : CompletableFuture.completedFuture("x"); // chosen
            }

            static CompletableFuture<String> never(int i) {
              return i == 9 ? null : CompletableFuture.completedFuture("x"); // never
            }
          }
          """);

  private static Finding returnsNull(String id) {
    return NULLS.finding(id, "NullAsync", NULLS.site(Probe.NULL_RESULT, "// " + id, "", "", "", 0));
  }

  @Test
  void nullIsSeenWhereItIsReturned(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, NULLS).run(returnsNull("sometimes"), returnsNull("chosen"), returnsNull("never"), returnsNull("lambda"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsOnly(
            entry("sometimes", Verdict.CONFIRMED), entry("chosen", Verdict.CONFIRMED), entry("never", Verdict.NOT_OBSERVED), entry("lambda", Verdict.CONFIRMED));
    assertThat(result.why("sometimes")).matches("2 of 4 executions of what ends at Nulls.java:\\d+ returned null to the caller");
  }
}

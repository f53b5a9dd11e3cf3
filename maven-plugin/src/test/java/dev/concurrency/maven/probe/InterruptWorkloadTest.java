package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts that arrive, and what threads do with them, in a real JVM. */
class InterruptWorkloadTest {

  private static final Sources INTERRUPTS =
      new Sources(
          "demo.Interrupts",
          """
          package demo;

          import java.util.concurrent.*;

          public class Interrupts {

            public static void main(String[] args) throws Exception {
              Thread.currentThread().setName("worker");
              loops();
              for (int i = 0; i < 3; i++) {
                helper(i == 0);
                restores(i == 0);
                Thread.interrupted();
                throwsOn(i == 0);
                onlyOnce(i == 2);
                asked(i);
                artificial();
              }
              ExecutorService pool = Executors.newSingleThreadExecutor(task -> new Thread(task, "pool"));
              for (int i = 0; i < 3; i++) {
                pool.submit(() -> task()).get();
              }
              pool.shutdown();
            }

            static void loops() {
              int rounds = 0;
              while (rounds++ < 2) {
                try {
                  interruptIf(rounds == 1);
                  Thread.sleep(1); // loops
                } catch (InterruptedException e) {
                  System.out.println("goes on");
                }
              }
            }

            static void helper(boolean interrupt) {
              interruptIf(interrupt);
              try {
                Thread.sleep(1); // helper
              } catch (InterruptedException e) {
                System.out.println("goes on");
              }
            }

            static void restores(boolean interrupt) {
              interruptIf(interrupt);
              try {
                Thread.sleep(1); // restores
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }

            static void throwsOn(boolean interrupt) {
              try {
                sleep(interrupt);
              } catch (IllegalStateException e) {
                System.out.println("stopped");
              }
            }

            static void sleep(boolean interrupt) {
              interruptIf(interrupt);
              try {
                Thread.sleep(1); // throws
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }

            static void onlyOnce(boolean interrupt) {
              interruptIf(interrupt);
              try {
                Thread.sleep(1); // last
              } catch (InterruptedException e) {
                System.out.println("nothing follows");
              }
            }

            static void asked(int round) {
              try {
                Thread.sleep(round); // never
              } catch (InterruptedException e) {
                System.out.println("goes on");
              }
            }

            static void artificial() {
              try {
                check(); // artificial
              } catch (InterruptedException e) {
                System.out.println("not really");
              }
            }

            static void check() throws InterruptedException {
              throw new InterruptedException("quota");
            }

            static void task() {
              Thread.currentThread().interrupt();
              try {
                Thread.sleep(1); // task
              } catch (InterruptedException e) {
                System.out.println("the task ends");
              }
            }

            static void interruptIf(boolean interrupt) {
              if (interrupt) {
                Thread.currentThread().interrupt();
              }
            }
          }
          """);

  @Test
  void aThreadThatGoesOnIsToldFromOneThatPassesItOn(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, INTERRUPTS)
            .run(sleep("loops"), sleep("helper"), sleep("restores"), sleep("throws"), sleep("last"), sleep("never"), sleep("task"), artificial());

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("loops", Verdict.CONFIRMED);
    expected.put("helper", Verdict.CONFIRMED);
    expected.put("restores", Verdict.NOT_OBSERVED);
    expected.put("throws", Verdict.NOT_OBSERVED);
    expected.put("last", Verdict.NOT_OBSERVED);
    expected.put("never", Verdict.NOT_OBSERVED);
    expected.put("task", Verdict.NOT_OBSERVED);
    expected.put("artificial", Verdict.NOT_OBSERVED);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("loops"))
        .matches("worker was interrupted in sleep at Interrupts.java:\\d+, and waited again with its interrupt flag clear; 1 of 1 interrupt reached nobody");
    assertThat(result.why("helper")).contains("ran the method again");
    assertThat(result.why("never")).contains("no interrupt arrived there");
  }

  private static Finding sleep(String id) {
    return finding(id, "java.lang.Thread", "sleep", "(J)V");
  }

  private static Finding artificial() {
    return finding("artificial", "demo.Interrupts", "check", "()V");
  }

  private static Finding finding(String id, String owner, String name, String descriptor) {
    return INTERRUPTS.finding(
        id,
        "InterruptSwallowed",
        INTERRUPTS.site(Probe.INTERRUPT, "// " + id, owner, name, descriptor, 0),
        INTERRUPTS.site(Probe.INTERRUPTED_BODY, "// " + id, owner, name, descriptor, 0));
  }
}

package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits with and without a lock, in a real JVM. The waits last until the agent has seen what there is to be seen. */
class HeldWorkloadTest {

  private static final Sources HELD =
      new Sources(
          "demo.Held",
          """
          package demo;

          import dev.concurrency.maven.probe.WorkloadEvidence;
          import java.util.concurrent.*;
          import java.util.concurrent.locks.*;

          public class Held {

            static final Object MONITOR = new Object();
            static final ReentrantLock LOCK = new ReentrantLock();
            static final CountDownLatch OPEN = new CountDownLatch(1);

            public static void main(String[] args) throws Exception {
              block();
              lock();
              method();
              short_();
              notHeld();
              released();
            }

            static void block() throws Exception {
              synchronized (MONITOR) { // monitor of block
                Thread wants = new Thread(() -> {
                  synchronized (MONITOR) {
                    OPEN.getCount();
                  }
                });
                wants.start();
                while (wants.getState() != Thread.State.BLOCKED) {
                  Thread.onSpinWait();
                }
                wait(until("block")); // waits: block
              } // end of block
            }

            static void lock() throws Exception {
              LOCK.lock(); // lock of lock
              try {
                wait(until("lock")); // waits: lock
              } finally {
                LOCK.unlock();
              }
            }

            static synchronized void method() throws Exception { // monitor of method
              outside(until("method"));
            } // end of method

            static void outside(Future<?> done) throws Exception {
              wait(done); // waits: method
            }

            static void short_() throws Exception {
              LOCK.lock(); // lock of short
              try {
                wait(CompletableFuture.completedFuture("x")); // waits: short
              } finally {
                LOCK.unlock();
              }
            }

            static void notHeld() throws Exception {
              synchronized (MONITOR) { // monitor of free
                OPEN.getCount();
              } // end of free
              Thread.sleep(100); // waits: free
            }

            static void released() throws Exception {
              LOCK.lock(); // lock of released
              LOCK.unlock();
              Thread.sleep(100); // waits: released
            }

            static Object wait(Future<?> done) throws Exception {
              return done.get();
            }

            static Future<?> until(String id) {
              return CompletableFuture.supplyAsync(() -> {
                try {
                  WorkloadEvidence.await("held-wait\\",\\"site\\":\\"" + id + "#0");
                  return id;
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              }, task -> new Thread(task).start());
            }
          }
          """);

  private static final String WAIT = "(Ljava/util/concurrent/Future;)Ljava/lang/Object;";

  @Test
  void aWaitWithTheLockIsToldFromOneWithout(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, HELD)
            .run(
                monitor("block", wait("block")),
                monitor("method", wait("method")),
                monitor("free", sleep("free")),
                lock("lock", wait("lock")),
                lock("short", wait("short")),
                lock("released", sleep("released")));

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("block", Verdict.CONFIRMED);
    expected.put("method", Verdict.CONFIRMED);
    expected.put("free", Verdict.NOT_OBSERVED);
    expected.put("lock", Verdict.CONFIRMED);
    expected.put("short", Verdict.NOT_OBSERVED);
    expected.put("released", Verdict.NOT_OBSERVED);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("block")).matches("main waited at Held.java:\\d+ and held the lock meanwhile; 1 other thread wanted it at that moment");
  }

  private static final Sources UNLOCKS =
      new Sources(
          "demo.Unlocks",
          """
          package demo;

          import java.util.concurrent.*;
          import java.util.concurrent.locks.*;

          public class Unlocks {

            public static void main(String[] args) throws Exception {
              ReentrantLock lock = new ReentrantLock();
              lock.lock();
              CompletableFuture.runAsync(() -> {
                lock.unlock(); // foreign
              }, task -> new Thread(task).start()).handle((nothing, failure) -> null).join();
              lock.unlock(); // own
              ReentrantLock other = new ReentrantLock();
              other.lock();
              CompletableFuture.completedFuture("done").thenRun(other::unlock); // inline
              CompletableFuture<String> asked = new CompletableFuture<>();
              other.lock();
              CompletableFuture<Void> given = asked.thenRun(other::unlock); // reference
              Thread answer = new Thread(() -> asked.complete("x"));
              answer.start();
              answer.join();
              given.handle((nothing, failure) -> null).join();
            }
          }
          """);

  @Test
  void aLockRefusesAnotherThread(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, UNLOCKS).run(unlock("foreign"), unlock("own"), unlock("inline"), unlock("reference"));

    assertThat(result.verdicts())
        .as(result.toString())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "foreign", Verdict.CONFIRMED, "own", Verdict.NOT_OBSERVED, "inline", Verdict.NOT_OBSERVED, "reference", Verdict.CONFIRMED));
  }

  private static Finding unlock(String id) {
    return UNLOCKS.finding(
        id, "LockAcrossAsyncBoundary", Probe.FOREIGN_UNLOCK, "// " + id, "java.util.concurrent.locks.ReentrantLock", "unlock", "()V");
  }

  private static Site wait(String id) {
    return HELD.site(Probe.HELD_WAIT, "// waits: " + id, "demo.Held", "wait", WAIT, 0);
  }

  private static Site sleep(String id) {
    return HELD.site(Probe.HELD_WAIT, "// waits: " + id, "java.lang.Thread", "sleep", "(J)V", 0);
  }

  private static Finding lock(String id, Site wait) {
    return HELD.finding(
        id, "LockHeldAcrossBlocking", wait, HELD.site(Probe.LOCK, "// lock of " + id, "java.util.concurrent.locks.ReentrantLock", "lock", "()V", 0));
  }

  private static Finding monitor(String id, Site wait) {
    int from = HELD.line("// monitor of " + id);
    int to = HELD.line("// end of " + id);
    return HELD.finding(id, "LockHeldAcrossBlocking", wait, new Site(Probe.MONITOR, "demo.Held", "Held.java", from, from, to, "", "", "", 0));
  }
}

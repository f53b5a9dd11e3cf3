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

/** Calls that trust earlier calls, in a real JVM. */
class SequenceWorkloadTest {

  private static final Sources SEQUENCES =
      new Sources(
          "demo.Sequences",
          """
          package demo;

          import java.util.concurrent.*;
          import java.util.concurrent.atomic.*;

          public class Sequences {

            static final CyclicBarrier BOTH = new CyclicBarrier(2);
            static volatile Thread firstOfTwo;

            static final ConcurrentMap<String, Integer> map = new ConcurrentHashMap<>();
            static final ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();
            static final BlockingQueue<String> strict = new LinkedBlockingQueue<>();
            static final AtomicInteger number = new AtomicInteger();

            public static void main(String[] args) throws Exception {
              twice(() -> put("a"), () -> put("a"));
              twice(() -> putOther("b"), () -> putOther("c"));
              twice(Sequences::update, Sequences::update);
              queue.add("last");
              twice(Sequences::poll, Sequences::poll);
              strict.add("last");
              twice(Sequences::remove, Sequences::remove);
              queue.add("one");
              queue.add("two");
              twice(Sequences::pollEnough, Sequences::pollEnough);
              queue.add("mine");
              pollWhatIsGone();
              twice(Sequences::locked, Sequences::locked);
              absent("x");
              absent("x");
              fresh("y");
              alone();
            }

            static void put(String key) {
              if (!map.containsKey(key)) { // test of put
                together();
                map.put(key, 1); // put
              }
            }

            static void putOther(String key) {
              if (!map.containsKey(key)) { // test of apart
                together();
                map.put(key, 1); // apart
              }
            }

            static void update() {
              int before = number.get(); // test of set
              together();
              number.set(before + 1); // set
            }

            static void poll() {
              if (!queue.isEmpty()) { // test of poll
                together();
                queue.poll(); // poll
              }
            }

            static void remove() {
              if (!strict.isEmpty()) { // test of remove
                together();
                try {
                  strict.remove(); // remove
                } catch (java.util.NoSuchElementException e) {
                  // that is it
                }
              }
            }

            static void pollEnough() {
              if (!queue.isEmpty()) { // test of enough
                together();
                queue.poll(); // enough
              }
            }

            /** The element is gone, but no other thread has taken it. */
            static void pollWhatIsGone() {
              if (!queue.isEmpty()) { // test of gone
                queue.clear();
                queue.poll(); // gone
              }
            }

            static synchronized void locked() {
              if (!map.containsKey("z")) { // test of locked
                map.put("z", 1); // locked
              }
            }

            static void absent(String key) {
              map.putIfAbsent(key, 2); // absent
            }

            static void fresh(String key) {
              map.putIfAbsent(key, 2); // fresh
            }

            static void alone() {
              for (int i = 0; i < 100; i++) {
                int before = number.get(); // test of alone
                number.set(before + 1); // alone
              }
            }

            /** Both threads have asked before one acts, and the first has acted before the second does. */
            static void together() {
              try {
                BOTH.await();
                if (Thread.currentThread() != firstOfTwo) {
                  firstOfTwo.join();
                }
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            }

            static void twice(Runnable first, Runnable second) throws Exception {
              Thread a = new Thread(first);
              Thread b = new Thread(second);
              firstOfTwo = a;
              a.start();
              b.start();
              a.join();
              b.join();
            }
          }
          """);

  private static final String MAP = "java.util.concurrent.ConcurrentMap";
  private static final String QUEUE = "java.util.Queue";

  @Test
  void whoActsOnAStaleAnswerIsSeen(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, SEQUENCES)
            .run(
                afterTest("put", MAP, "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;", "containsKey", "(Ljava/lang/Object;)Z"),
                afterTest("apart", MAP, "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;", "containsKey", "(Ljava/lang/Object;)Z"),
                afterTest("set", "java.util.concurrent.atomic.AtomicInteger", "set", "(I)V", "get", "()I"),
                afterTest("poll", QUEUE, "poll", "()Ljava/lang/Object;", "isEmpty", "()Z"),
                afterTest("remove", QUEUE, "remove", "()Ljava/lang/Object;", "isEmpty", "()Z"),
                afterTest("enough", QUEUE, "poll", "()Ljava/lang/Object;", "isEmpty", "()Z"),
                afterTest("gone", QUEUE, "poll", "()Ljava/lang/Object;", "isEmpty", "()Z"),
                afterTest("locked", MAP, "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;", "containsKey", "(Ljava/lang/Object;)Z"),
                afterTest("alone", "java.util.concurrent.atomic.AtomicInteger", "set", "(I)V", "get", "()I"),
                absent("absent"),
                absent("fresh"));

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("put", Verdict.CONFIRMED);
    expected.put("apart", Verdict.NOT_OBSERVED);
    expected.put("set", Verdict.CONFIRMED);
    expected.put("poll", Verdict.CONFIRMED);
    expected.put("remove", Verdict.CONFIRMED);
    expected.put("enough", Verdict.NOT_OBSERVED);
    expected.put("gone", Verdict.NOT_OBSERVED);
    expected.put("locked", Verdict.NOT_OBSERVED);
    expected.put("alone", Verdict.NOT_OBSERVED);
    expected.put("absent", Verdict.CONFIRMED);
    expected.put("fresh", Verdict.NOT_OBSERVED);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("put"))
        .matches("Thread-0 had called put on the same since Thread-1 had asked, and Thread-1 called put at Sequences.java:\\d+ all the same; 1 of 2 calls came too late");
    assertThat(result.why("absent")).contains("and found a value that was there already");
  }

  private static Finding afterTest(String id, String owner, String act, String actDescriptor, String test, String testDescriptor) {
    return SEQUENCES.finding(
        id,
        "NonAtomicSequence",
        SEQUENCES.site(Probe.STALE_TEST, "// " + id, owner, act, actDescriptor, 0),
        SEQUENCES.site(Probe.TEST, "// test of " + id, owner, test, testDescriptor, 0));
  }

  private static Finding absent(String id) {
    return SEQUENCES.finding(
        id, "NonAtomicSequence", Probe.STALE_TEST, "// " + id, MAP, "putIfAbsent", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
  }
}

package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates of fields in a real JVM: undone by other threads, by the same one, or not at all. */
class UpdateWorkloadTest {

  private static final Sources UPDATES =
      new Sources(
          "demo.Updates",
          """
          package demo;

          import java.util.concurrent.*;

          public class Updates {

            volatile int met;
            volatile long alone;
            volatile double locked;
            volatile boolean flag;
            volatile boolean once;
            volatile String text = "";
            volatile int again;
            volatile int elsewhere;
            static volatile short shared;
            final CyclicBarrier both = new CyclicBarrier(2);

            public static void main(String[] args) throws Exception {
              Updates one = new Updates();
              Updates other = new Updates();
              twice(one::meet, one::meet);
              twice(one::addText, one::addText);
              twice(one::test, one::test);
              twice(one::share, one::share);
              twice(one::lock, one::lock);
              twice(() -> one.each(), () -> other.each());
              one.addAlone();
              one.reenter();
              one.testAlone();
              one.overwritten();
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

            static volatile Thread firstOfTwo;

            /** Both threads have read before one writes, and the first has written before the second does. */
            int together() {
              try {
                both.await();
                if (Thread.currentThread() != firstOfTwo) {
                  firstOfTwo.join();
                }
                return 1;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            }

            void meet() {
              met = met + together(); // met
            }

            void addText() {
              text = text + "x" + together(); // text
            }

            void share() {
              shared += together(); // shared
            }

            void test() {
              if (!flag) { // test of flag
                together();
                flag = true; // flag
              }
            }

            void testAlone() {
              if (!once) { // test of once
                once = true; // once
              }
            }

            synchronized void lock() {
              locked += 1; // locked
            }

            void addAlone() {
              for (int i = 0; i < 100; i++) {
                alone++; // alone
              }
            }

            volatile int ofEach;

            void each() {
              ofEach += 1; // ofEach
            }

            void reenter() {
              again = again + inner(); // again
            }

            int inner() {
              again = 7;
              return 1;
            }

            void overwritten() {
              elsewhere = elsewhere + write(); // elsewhere
            }

            /** Nothing of this write is known: what it overwrites is no update. */
            int write() {
              try {
                Thread other = new Thread(() -> elsewhere = 42);
                other.start();
                other.join();
                return 1;
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
          }
          """);

  @Test
  void anUpdateThatUndoesThatOfAnotherThreadIsSeen(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result = new ForkedJvm(directory, UPDATES).run(all());

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("met", Verdict.CONFIRMED);
    expected.put("text", Verdict.CONFIRMED);
    expected.put("shared", Verdict.CONFIRMED);
    expected.put("flag", Verdict.CONFIRMED);
    expected.put("once", Verdict.NOT_OBSERVED);
    expected.put("locked", Verdict.NOT_OBSERVED);
    expected.put("alone", Verdict.NOT_OBSERVED);
    expected.put("ofEach", Verdict.NOT_OBSERVED);
    expected.put("again", Verdict.NOT_OBSERVED);
    expected.put("elsewhere", Verdict.NOT_OBSERVED);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("met"))
        .matches(
            "Thread-\\d read 0 and wrote 1 at Updates.java:\\d+, although Thread-\\d had meanwhile written 1; "
                + "1 of 2 writes undid what another thread wrote");
    assertThat(result.judgements().values()).noneMatch(judgement -> judgement.provoked());
  }

  private static final Sources RARE =
      new Sources(
          "demo.Rare",
          """
          package demo;

          import java.util.concurrent.*;

          public class Rare {

            volatile int raced;
            volatile int guarded;
            final CountDownLatch start = new CountDownLatch(1);

            public static void main(String[] args) throws Exception {
              Rare rare = new Rare();
              Thread[] threads = new Thread[4];
              for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread(rare::count);
                threads[i].start();
              }
              rare.start.countDown();
              for (Thread thread : threads) {
                thread.join();
              }
            }

            void count() {
              try {
                start.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              for (int i = 0; i < 50; i++) {
                raced++; // raced
                synchronized (this) {
                  guarded++; // guarded
                }
              }
            }
          }
          """);

  @Test
  void aDelayBetweenReadAndWriteProvokesWhatIsRare(@TempDir Path directory) throws Exception {
    Finding raced = RARE.update("raced", "// raced", "// raced", "raced");
    Finding guarded = RARE.update("guarded", "// guarded", "// guarded", "guarded");

    ForkedJvm.Result result = new ForkedJvm(directory, RARE).provoking(Provocation.SCHEDULE).run(raced, guarded);

    assertThat(result.judgements().get("raced").verdict()).as(result.toString()).isEqualTo(Verdict.CONFIRMED);
    assertThat(result.judgements().get("raced").provoked()).isTrue();
    assertThat(result.judgements().get("guarded").verdict()).as(result.toString()).isNotEqualTo(Verdict.CONFIRMED);
  }

  private static final Sources SHARED =
      new Sources(
          "demo.Shared",
          """
          package demo;

          import java.util.*;
          import java.util.concurrent.*;
          import java.util.function.BiFunction;

          public class Shared {

            public static void main(String[] args) throws Exception {
              Map<String, Integer> map = new IdentityHashMap<>();
              BiFunction<String, Integer, Integer> both = (key, old) -> await();
              twice(() -> map.compute("a", both), // met
                  () -> map.compute("b", both)); // other
              Map<String, Integer> one = new IdentityHashMap<>();
              Map<String, Integer> two = new IdentityHashMap<>();
              twice(() -> each(one, both), () -> each(two, both));
              Map<String, Integer> locked = new IdentityHashMap<>();
              twice(() -> locked(locked), () -> locked(locked));
              Map<String, Integer> own = new IdentityHashMap<>();
              own.compute("a", (key, old) -> own.put("b", 1)); // own
              int[] count = new int[2];
              twice(() -> element(count), () -> element(count));
              double[] apart = new double[2];
              twice(() -> apart(apart, 0), () -> apart(apart, 1));
            }

            static void element(int[] count) {
              count[0] += await(); // element
            }

            static void apart(double[] sums, int own) {
              sums[own] += await(); // apart
            }

            static void each(Map<String, Integer> map, BiFunction<String, Integer, Integer> both) {
              map.compute("c", both); // each
            }

            static void locked(Map<String, Integer> map) {
              synchronized (map) {
                map.merge("a", 1, Integer::sum); // locked
              }
            }

            static final CyclicBarrier MEET = new CyclicBarrier(2);
            static volatile Thread firstOfTwo;

            static int await() {
              try {
                MEET.await();
                if (Thread.currentThread() != firstOfTwo) {
                  firstOfTwo.join();
                }
                return 1;
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

  @Test
  void twoChangesOfOneObjectAtATimeAreSeen(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, SHARED)
            .run(
                change("met", "compute", "(Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;"),
                change("other", "compute", "(Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;"),
                change("each", "compute", "(Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;"),
                change("locked", "merge", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;"),
                change("own", "compute", "(Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;"),
                element("element"),
                element("apart"));

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("met", Verdict.CONFIRMED);
    expected.put("other", Verdict.CONFIRMED);
    expected.put("each", Verdict.NOT_OBSERVED);
    expected.put("locked", Verdict.NOT_OBSERVED);
    expected.put("own", Verdict.NOT_OBSERVED);
    expected.put("element", Verdict.CONFIRMED);
    expected.put("apart", Verdict.NOT_OBSERVED);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("met"))
        .matches(
            "Thread-\\d was in compute at Shared.java:\\d+ while Thread-\\d was in compute at Shared.java:\\d+, on the same object; that happened once");
  }

  private static Finding change(String id, String name, String descriptor) {
    return SHARED.finding(id, "CapturedMutable", Probe.CONFLICT, "// " + id, "java.util.Map", name, descriptor);
  }

  private static Finding element(String id) {
    return SHARED.update(id, "// " + id, "// " + id, "[]");
  }

  private static Finding[] all() {
    return new Finding[] {
      update("met"), update("text"), update("shared"), UPDATES.update("flag", "// test of flag", "// flag", "flag"),
      UPDATES.update("once", "// test of once", "// once", "once"), update("locked"), update("alone"), update("ofEach"), update("again"), update("elsewhere")
    };
  }

  private static Finding update(String field) {
    return UPDATES.update(field, "// " + field, "// " + field, field);
  }
}

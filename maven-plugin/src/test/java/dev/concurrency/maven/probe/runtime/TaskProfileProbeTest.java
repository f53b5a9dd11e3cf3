package dev.concurrency.maven.probe.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the profile's probe counts of tasks whose time passes as the test wants. */
class TaskProfileProbeTest {

  private static final long MS = 1_000_000;

  /** Time passes, and threads wait, when a task says so. */
  private static final class Meter implements TaskMeter {

    private volatile long nanos = 1;
    private volatile long cpu;
    private volatile long waited;
    private volatile long blocked;
    private volatile Look look = Look.RUNNING;
    private Runnable whileLooking = () -> {};

    void pass(long wallMs, long cpuMs) {
      nanos += wallMs * MS;
      cpu += cpuMs * MS;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long cpuNanos() {
      return cpu;
    }

    @Override
    public long cpuNanosOf(Thread thread) {
      return cpu;
    }

    @Override
    public Waits waits() {
      return new Waits(waited, blocked);
    }

    @Override
    public List<Look> look(List<Thread> threads) {
      whileLooking.run();
      return Collections.nCopies(threads.size(), look);
    }
  }

  private final Meter meter = new Meter();
  private final TaskProfileProbe probe =
      new TaskProfileProbe(new SiteSpec("site", 0, "", ProbeKind.TASK_PROFILE, "A", "A.java", 1, 1, 1, "o", "n", "()V", 0), meter);

  /** The task as the receiver of the call gets it. */
  private Runnable handedTo(Object receiver, Runnable task) {
    Visit visit = new Visit(new Call(new SiteProbe[] {probe}), null, ThreadKind.PLATFORM, receiver);
    return (Runnable) probe.task(visit, 0, task, Runnable.class);
  }

  private Runnable handedOver(Runnable task) {
    return handedTo(null, task);
  }

  private JsonObject figures() {
    return JsonParser.parseString(probe.snapshot(true)).getAsJsonObject();
  }

  private void looks(TaskMeter.Look seen) {
    meter.look = seen;
    probe.look(0);
  }

  @Test
  void timeOfATaskIsWaitingOrOnAProcessorOrNeither() {
    handedOver(
            () -> {
              meter.pass(10, 10); // computes
              looks(TaskMeter.Look.RUNNING);
              meter.waited++;
              meter.pass(30, 0); // waits
              looks(TaskMeter.Look.WAITING);
              looks(TaskMeter.Look.WAITING);
              meter.blocked += 2;
              meter.pass(20, 1); // is ready, but others are on the processors
              looks(TaskMeter.Look.RUNNING);
              looks(TaskMeter.Look.READY);
            })
        .run();

    JsonObject figures = figures();
    assertThat(figures.get("wallMs").getAsDouble()).isEqualTo(60);
    assertThat(figures.get("cpuMs").getAsDouble()).isEqualTo(11);
    assertThat(figures.get("looks").getAsInt()).isEqualTo(5);
    assertThat(figures.get("readyLooks").getAsInt()).isEqualTo(1);
    assertThat(figures.get("waitingLooks").getAsInt()).isEqualTo(2);
    assertThat(figures.get("waits").getAsInt()).isEqualTo(1);
    assertThat(figures.get("monitorBlocks").getAsInt()).isEqualTo(2);
    assertThat(figures.get("spanMs").getAsDouble()).isEqualTo(60);
  }

  @Test
  void whatHappensBetweenTwoRunsIsNeither() {
    Runnable periodic = handedOver(() -> meter.pass(1, 1));
    periodic.run();
    meter.pass(1_000, 500);
    looks(TaskMeter.Look.WAITING);
    periodic.run();

    JsonObject figures = figures();
    assertThat(figures.get("runs").getAsInt()).isEqualTo(2);
    assertThat(figures.get("wallMs").getAsDouble()).isEqualTo(2);
    assertThat(figures.get("cpuMs").getAsDouble()).isEqualTo(2);
    assertThat(figures.get("looks").getAsInt()).as("at no run in progress").isZero();
  }

  @Test
  void aRunThatGoesOnCountsUntilNow() {
    List<JsonObject> seen = new ArrayList<>();
    handedOver(
            () -> {
              meter.pass(40, 4);
              seen.add(figures());
            })
        .run();

    assertThat(seen.get(0).get("finished").getAsInt()).isZero();
    assertThat(seen.get(0).get("wallMs").getAsDouble()).isEqualTo(40);
    assertThat(seen.get(0).get("cpuMs").getAsDouble()).isEqualTo(4);
    assertThat(figures().get("finished").getAsInt()).isEqualTo(1);
    assertThat(figures().get("wallMs").getAsDouble()).isEqualTo(40);
  }

  @Test
  void aLookIsNotBelievedIfTheRunEndedMeanwhile() throws Exception {
    CyclicBarrier begun = new CyclicBarrier(2);
    CyclicBarrier ending = new CyclicBarrier(2);
    Thread thread = new Thread(handedOver(() -> {
      meet(begun);
      meet(ending);
    }));
    thread.start();
    meet(begun);
    meter.whileLooking = () -> {
      meet(ending);
      joined(thread);
    };
    looks(TaskMeter.Look.WAITING);

    assertThat(figures().get("looks").getAsInt()).isZero();
  }

  @Test
  void aThreadThatHasEndedIsNoLook() {
    handedOver(
            () -> {
              looks(TaskMeter.Look.ENDED);
            })
        .run();

    assertThat(figures().get("looks").getAsInt()).isZero();
  }

  @Test
  void thePeakIsOfRunsThatAreThereAtTheSameTime() throws Exception {
    CyclicBarrier three = new CyclicBarrier(3);
    List<Thread> threads = Stream.generate(() -> new Thread(handedOver(() -> meet(three)))).limit(3).toList();
    threads.forEach(Thread::start);
    threads.forEach(TaskProfileProbeTest::joined);
    for (int i = 0; i < 5; i++) {
      handedOver(() -> {}).run();
    }

    assertThat(figures().get("peak").getAsInt()).isEqualTo(3);
    assertThat(figures().get("runs").getAsInt()).isEqualTo(8);
    assertThat(figures().get("distinctThreads").getAsInt()).isEqualTo(4);
  }

  @Test
  void aTaskThatIsRunWithinAnotherLeavesThatOneItsFigures() {
    Runnable inner = handedOver(() -> meter.pass(5, 5));
    handedOver(
            () -> {
              meter.pass(10, 0);
              inner.run();
              meter.pass(10, 0);
            })
        .run();

    assertThat(figures().get("finished").getAsInt()).isEqualTo(2);
    assertThat(figures().get("wallMs").getAsDouble()).as("25 and, within it, 5").isEqualTo(30);
    assertThat(figures().get("cpuMs").getAsDouble()).isEqualTo(10);
  }

  @Test
  void aTaskThatFailsHasEnded() {
    Runnable failing = handedOver(() -> {
      throw new IllegalStateException("on purpose");
    });

    assertThatThrownBy(failing::run).hasMessage("on purpose");
    assertThat(figures().get("finished").getAsInt()).isEqualTo(1);
    assertThat(figures().get("peak").getAsInt()).isEqualTo(1);
  }

  private record Named(int priority) implements Runnable {
    @Override
    public void run() {}
  }

  static Stream<Arguments> tasksAndReceivers() {
    Runnable lambda = () -> {};
    Runnable named = new Named(1);
    Executor own = Runnable::run;
    Executor jdk = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    Executor sorting = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
    return Stream.of(
        Arguments.of("a lambda anywhere", lambda, own, true),
        Arguments.of("a lambda in a queue that sorts", lambda, sorting, true),
        Arguments.of("a class with a name in a pool of the JDK", named, jdk, true),
        Arguments.of("a class with a name, to a constructor or static method", named, null, true),
        Arguments.of("a static method's own first argument", named, named, true),
        Arguments.of("a class with a name in an executor of somebody else", named, own, false),
        Arguments.of("a class with a name in a queue that sorts", named, sorting, false),
        Arguments.of("a future", new FutureTask<>(() -> ""), jdk, false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasksAndReceivers")
  void aTaskIsLeftAloneIfItsReceiverMayLookIntoIt(String name, Runnable task, Object receiver, boolean followed) {
    assertThat(handedTo(receiver, task) != task).isEqualTo(followed);
    assertThat(figures().get("notFollowed").getAsInt()).isEqualTo(followed ? 0 : 1);
    assertThat(figures().has("notFollowedType")).isEqualTo(!followed);
  }

  @Test
  void aTaskThatAnotherProbeObservesIsFollowedAllTheSame() {
    Runnable lambda = () -> {};
    handedTo(lambda, (Runnable) ObservedTask.of(lambda, Runnable.class, probe));
    Executor own = Runnable::run;
    handedTo(own, (Runnable) ObservedTask.of(lambda, Runnable.class, probe));

    assertThat(figures().get("notFollowed").getAsInt()).isZero();
  }

  @Test
  void whatIsPutAroundATaskIsNoStepOnTheWayToWhatTheTaskHolds() {
    Object held = new Object();
    Runnable task = handedOver(handedOver(held::hashCode));
    Callable<Object> withListener = () -> ObservedTask.of((Runnable) () -> {}, Runnable.class, new HoldingListener(held));

    assertThat(ObservedTask.unwrapped(task)).isNotInstanceOf(ObservedTask.Listener.class).isNotSameAs(task);
    assertThat(References.lead(task, held)).isTrue();
    assertThat(References.lead(called(withListener), held)).as("what the agent holds is not the program's").isFalse();
  }

  private record HoldingListener(Object held) implements ObservedTask.Listener {
    @Override
    public void started() {}

    @Override
    public void finished() {}
  }

  private static Object called(Callable<Object> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void meet(CyclicBarrier barrier) {
    called(barrier::await);
  }

  private static void joined(Thread thread) {
    called(() -> {
      thread.join();
      return null;
    });
  }
}

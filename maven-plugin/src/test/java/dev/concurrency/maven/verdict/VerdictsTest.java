package dev.concurrency.maven.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.probe.runtime.Provocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence as text, and what it is worth. */
class VerdictsTest {

  private static final String HELLO = "{'t':'hello','schema':1,'run':'w','workload':'w','pid':1}";
  private static final String CANARY = "{'t':'canary','BLOCKING_CALL':true,'DISCARDED_RESULT':true}";
  private static final String DEAF = "{'t':'canary','BLOCKING_CALL':true,'DISCARDED_RESULT':false}";
  private static final String LOADED = "{'t':'instrumented','site':'f#0','class':'C','method':'m'}";
  private static final String END = "{'t':'end','dropped':0,'garbageCollected':true,'commonPoolParallelism':3}";
  private static final String SMALL_END = "{'t':'end','dropped':0,'garbageCollected':true,'commonPoolParallelism':1}";
  private static final String DEADLINE = "{'t':'deadline','afterMs':60000}";
  private static final String STUCK =
      "{'t':'deadline','afterMs':60000,'stood':{'a':['java.lang.Object.wait'],'main':['java.util.concurrent.CountDownLatch.await','com.acme.Shop.close, Shop.java:44']}}";

  private static final String BLOCKED_LOOP =
      "{'t':'blocked','site':'f#0','thread':'nio-1','kind':'NETTY_EVENT_LOOP','ms':203.1,'returned':true,'waits':1,'monitorBlocks':0,"
          + "'lagMs':201.2,'idleLagMs':0.4,'queued':14}";
  private static final String BLOCKED_POOL =
      "{'t':'blocked','site':'f#0','thread':'pool-1','kind':'COMMON_POOL','ms':20.5,'returned':true,'waits':1,'monitorBlocks':0}";
  private static final String BLOCKED_BRIEFLY =
      "{'t':'blocked','site':'f#0','thread':'nio-1','kind':'NETTY_EVENT_LOOP','ms':0.4,'returned':true,'waits':1,'monitorBlocks':0}";

  private static String site(long entered, String kind, String more) {
    return "{'t':'site','site':'f#0','entered':" + entered + ",'exited':" + entered + ",'threads':[{'kind':'" + kind + "','n':" + entered
        + ",'longestMs':17.9,'thread':'t-1'}]" + more + "}";
  }

  private static String[] run(String... records) {
    return records;
  }

  private static Arguments row(String what, String rule, Probe probe, Verdict verdict, String why, String[]... jvms) {
    return Arguments.of(what, finding(rule, probe), verdict, why, List.of(jvms));
  }

  static Stream<Arguments> oneRun() {
    String loop = "BlockingOnEventLoop";
    Probe blocking = Probe.BLOCKING_CALL;
    return Stream.of(
        row("waited on the loop", loop, blocking, Verdict.CONFIRMED,
            "blocked nio-1 (Netty event loop) for 203 ms at Shop.java:41; 14 other tasks waited behind it, a heartbeat of the same loop waited 201 ms",
            run(HELLO, CANARY, LOADED, BLOCKED_LOOP, site(14, "NETTY_EVENT_LOOP", ",'waited':1"), END)),
        row("found by Error Prone", "WaitNotInLoop", blocking, Verdict.NOT_RUN, "found by Error Prone", run(HELLO, CANARY, END)),
        row("killed, but it had been seen", loop, blocking, Verdict.CONFIRMED, "blocked nio-1", run(HELLO, CANARY, LOADED, BLOCKED_LOOP)),
        row("seen before a line that is cut off", loop, blocking, Verdict.CONFIRMED, "blocked nio-1", run(HELLO, CANARY, BLOCKED_LOOP, "{'t':'si")),
        row("the common pool is no loop", loop, blocking, Verdict.NOT_OBSERVED, "which is not where this rule forbids blocking",
            run(HELLO, CANARY, LOADED, BLOCKED_POOL, site(200, "COMMON_POOL", ",'waited':1"), END)),
        row("but it is for another rule", "BlockingOnCommonPool", blocking, Verdict.CONFIRMED, "blocked pool-1 (common pool) for 20 ms at Shop.java:41",
            run(HELLO, CANARY, LOADED, BLOCKED_POOL, site(200, "COMMON_POOL", ",'waited':1"), END)),
        row("a loop is no common pool", "BlockingOnCommonPool", blocking, Verdict.NOT_OBSERVED, "not where this rule forbids",
            run(HELLO, CANARY, LOADED, BLOCKED_LOOP, site(1, "NETTY_EVENT_LOOP", ",'waited':1"), END)),
        row("too short to matter", loop, blocking, Verdict.NOT_OBSERVED, "none waited for as long as 1.0 ms",
            run(HELLO, CANARY, LOADED, BLOCKED_BRIEFLY, site(3, "NETTY_EVENT_LOOP", ",'waited':3"), END)),
        row("on the loop, but it never waited", loop, blocking, Verdict.NOT_OBSERVED,
            "200 executions, all on t-1 (Netty event loop), the longest took 17 ms and none was seen waiting",
            run(HELLO, CANARY, LOADED, site(200, "NETTY_EVENT_LOOP", ",'waited':0"), END)),
        row("allowed, a few times", loop, blocking, Verdict.NOT_OBSERVED, "14 executions, all on t-1 (platform thread), where blocking is allowed",
            run(HELLO, CANARY, LOADED, site(14, "PLATFORM", ""), END)),
        row("allowed, many times", loop, blocking, Verdict.REFUTED, "100 executions, all on t-1 (Vert.x worker), where blocking is allowed",
            run(HELLO, CANARY, LOADED, site(100, "VERTX_WORKER", ""), END)),
        row("a machine too small for the common pool refutes nothing", "BlockingOnCommonPool", blocking, Verdict.NOT_OBSERVED,
            "common.parallelism=2", run(HELLO, CANARY, LOADED, site(100, "PLATFORM", ""), SMALL_END)),
        row("never loaded", loop, blocking, Verdict.NOT_EXERCISED, "was never loaded", run(HELLO, CANARY, END)),
        row("never reached", loop, blocking, Verdict.NOT_EXERCISED, "line 41 was never reached", run(HELLO, CANARY, LOADED, site(0, "PLATFORM", ""), END)),
        row("no end", loop, blocking, Verdict.INCONCLUSIVE, "without its last record, as if killed or crashed", run(HELLO, CANARY, LOADED)),
        row("deadline", loop, blocking, Verdict.INCONCLUSIVE, "ended it at its deadline, after the place had been reached",
            run(HELLO, CANARY, LOADED, site(1, "PLATFORM", ""), DEADLINE)),
        row("deadline, with the main thread somewhere", loop, blocking, Verdict.INCONCLUSIVE,
            "ended it at its deadline (main was in com.acme.Shop.close, Shop.java:44), after the place had been reached",
            run(HELLO, CANARY, LOADED, site(1, "PLATFORM", ""), STUCK)),
        row("over before its deadline", loop, blocking, Verdict.NOT_OBSERVED, "1 execution", run(HELLO, CANARY, site(1, "PLATFORM", ""), END, DEADLINE)),
        row("dropped records", loop, blocking, Verdict.INCONCLUSIVE, "7 of its records were dropped",
            run(HELLO, CANARY, site(1, "PLATFORM", ""), "{'t':'end','dropped':7}")),
        row("stale", loop, blocking, Verdict.INCONCLUSIVE, "compile again",
            run(HELLO, CANARY, "{'t':'stale','site':'f#0','why':'compile again'}", END)),
        row("uninstrumentable", loop, blocking, Verdict.INCONCLUSIVE, "too new",
            run(HELLO, CANARY, "{'t':'uninstrumentable','site':'f#0','why':'too new'}", END)),
        row("no canary", loop, blocking, Verdict.INCONCLUSIVE, "the agent did not see the defects of its own canary",
            run(HELLO, BLOCKED_LOOP, site(1, "NETTY_EVENT_LOOP", ""), END)),
        row("a canary half seen", loop, blocking, Verdict.INCONCLUSIVE, "its own canary", run(HELLO, DEAF, BLOCKED_LOOP, END)),
        row("no hello", loop, blocking, Verdict.INCONCLUSIVE, "the agent did not start in it", run(CANARY, BLOCKED_LOOP, END)),
        row("an empty file", loop, blocking, Verdict.INCONCLUSIVE, "the agent did not start in it", run()),
        row("another schema", loop, blocking, Verdict.INCONCLUSIVE, "its evidence has schema 99, expected 1",
            run("{'t':'hello','schema':99}", CANARY, BLOCKED_LOOP, END)),
        row("a failed probe", loop, blocking, Verdict.INCONCLUSIVE, "a probe failed (boom)",
            run(HELLO, CANARY, site(1, "PLATFORM", ""), "{'t':'probe-error','where':'enter','error':'boom'}", END)),
        row("no file at all", loop, blocking, Verdict.INCONCLUSIVE, "workload w cannot say: the agent never started in it"),
        row("seen in a child", loop, blocking, Verdict.CONFIRMED, "blocked nio-1", run(HELLO, CANARY, END), run(HELLO, CANARY, BLOCKED_LOOP)),
        row("a child was killed that never came there", loop, blocking, Verdict.NOT_OBSERVED, "(workload w cannot say: it ended without",
            run(HELLO, CANARY, LOADED, site(100, "PLATFORM", ""), END), run(HELLO, CANARY)),
        row("the caller waited", "BlockingInAsyncMethod", Probe.CALLER_WAIT, Verdict.CONFIRMED,
            "the calling thread, main, waited 203 ms at Shop.java:41 before the method could return its result for later; 1 of 2 executions waited",
            run(HELLO, CANARY, LOADED, blockedOn("PLATFORM", 203.1), site(2, "PLATFORM", ",'waited':1"), END)),
        row("a loop called and waited", "FakeAsync", Probe.CALLER_WAIT, Verdict.CONFIRMED, "the calling thread, main, waited 203 ms",
            run(HELLO, CANARY, LOADED, blockedOn("NETTY_EVENT_LOOP", 203.1), site(2, "NETTY_EVENT_LOOP", ",'waited':1"), END)),
        row("the caller hardly waited", "FakeAsync", Probe.CALLER_WAIT, Verdict.NOT_OBSERVED, "none was seen waiting for as long as 1.0 ms",
            run(HELLO, CANARY, LOADED, blockedOn("PLATFORM", 0.9), site(2, "PLATFORM", ",'waited':1"), END)),
        row("the caller is kept for waiting", "FakeAsync", Probe.CALLER_WAIT, Verdict.REFUTED, "200 executions on t-1 (Vert.x worker), which are kept",
            run(HELLO, CANARY, LOADED, blockedOn("VERTX_WORKER", 203.1), site(200, "VERTX_WORKER", ",'waited':1"), END)),
        row("one caller of two is kept for waiting", "FakeAsync", Probe.CALLER_WAIT, Verdict.NOT_OBSERVED, "none was seen waiting for as long as",
            run(HELLO, CANARY, LOADED, site(200, "VERTX_WORKER", ""), END), run(HELLO, CANARY, LOADED, site(1, "PLATFORM", ""), END)),
        row("the caller is kept for waiting, a few times", "FakeAsync", Probe.CALLER_WAIT, Verdict.NOT_OBSERVED, "99 executions on t-1 (Vert.x worker), which are kept",
            run(HELLO, CANARY, LOADED, site(99, "VERTX_WORKER", ""), END)),
        row("one task after the other", "SerialJoinInLazyStream", Probe.SERIAL_WAIT, Verdict.CONFIRMED,
            "3 tasks, no two of them at the same time: 2 of them started only after the thread had waited at Shop.java:41 for the one before; it waited 30 ms in all",
            run(HELLO, CANARY, LOADED, site(3, "PLATFORM", ",'started':3,'untold':0,'overlapped':0,'afterWait':2,'waitedMs':30.1"), END)),
        row("two tasks are no series", "SerialJoinInLazyStream", Probe.SERIAL_WAIT, Verdict.NOT_OBSERVED, "and 1 after a wait for it",
            run(HELLO, CANARY, LOADED, site(2, "PLATFORM", ",'started':2,'untold':0,'overlapped':0,'afterWait':1,'waitedMs':30.1"), END)),
        row("tasks that overlap", "SerialJoinInLazyStream", Probe.SERIAL_WAIT, Verdict.NOT_OBSERVED, "of which 1 were started while the one before still ran",
            run(HELLO, CANARY, LOADED, site(9, "PLATFORM", ",'started':9,'untold':0,'overlapped':1,'afterWait':7,'waitedMs':30.1"), END)),
        row("hardly a wait", "SerialJoinInLazyStream", Probe.SERIAL_WAIT, Verdict.NOT_OBSERVED, "9 tasks",
            run(HELLO, CANARY, LOADED, site(9, "PLATFORM", ",'started':9,'untold':0,'overlapped':0,'afterWait':8,'waitedMs':0.4"), END)),
        row("tasks that cannot be asked", "SerialJoinInLazyStream", Probe.SERIAL_WAIT, Verdict.INCONCLUSIVE, "cannot be asked whether it is done",
            run(HELLO, CANARY, LOADED, site(9, "PLATFORM", ",'started':9,'untold':9,'overlapped':0,'afterWait':0,'waitedMs':0"), END)),
        row("eight pools", "PoolPerCall", Probe.CREATION, Verdict.CONFIRMED,
            "8 were made at Shop.java:41, a new one by each execution; at least 5 of them were open at the same time, with 10 threads",
            run(HELLO, CANARY, LOADED, site(8, "PLATFORM", ",'created':8,'open':5,'poolThreads':10"), END)),
        row("eight clients that cannot be looked into", "PoolPerCall", Probe.CREATION, Verdict.CONFIRMED, "8 were made at Shop.java:41, a new one by each execution",
            run(HELLO, CANARY, LOADED, site(8, "PLATFORM", ",'created':8,'open':0,'poolThreads':0"), END)),
        row("seven pools", "PoolPerCall", Probe.CREATION, Verdict.NOT_OBSERVED, "7 made; 8 in one run would confirm it",
            run(HELLO, CANARY, LOADED, site(7, "PLATFORM", ",'created':7,'open':7,'poolThreads':7"), END)),
        row("four pools in each of two JVMs", "PoolPerCall", Probe.CREATION, Verdict.NOT_OBSERVED, "8 made; 8 in one run",
            run(HELLO, CANARY, LOADED, site(4, "PLATFORM", ",'created':4,'open':4,'poolThreads':4"), END),
            run(HELLO, CANARY, LOADED, site(4, "PLATFORM", ",'created':4,'open':4,'poolThreads':4"), END)),
        row("enough CPU and enough lag", "CpuLoopOnEventLoop", Probe.CPU_LOOP, Verdict.CONFIRMED,
            "kept l (Netty event loop) busy for 80 ms of CPU time at Shop.java:41; a heartbeat of the same loop waited 90 ms, one on an idle thread 2.0 ms",
            run(HELLO, CANARY, cpu(80, 90, 2), END)),
        row("the whole machine was slow", "CpuLoopOnEventLoop", Probe.CPU_LOOP, Verdict.NOT_OBSERVED, "would confirm it",
            run(HELLO, CANARY, cpu(80, 90, 31), site(1, "NETTY_EVENT_LOOP", ",'greatestCpuMs':80.0"), END)),
        row("the whole machine was slow, and others waited while this place computed", "CpuLoopOnEventLoop", Probe.CPU_LOOP, Verdict.CONFIRMED,
            "a heartbeat of the same loop waited 900 ms, while this place computed for 50 ms, one on an idle thread 377 ms",
            run(HELLO, CANARY, cpu(80, 900, 377).replace("'queued'", "'computedMs':50.0,'queued'"), END)),
        row("the whole machine was slow, and others waited for less than that", "CpuLoopOnEventLoop", Probe.CPU_LOOP, Verdict.NOT_OBSERVED, "would confirm it",
            run(HELLO, CANARY, cpu(80, 900, 377).replace("'queued'", "'computedMs':49.9,'queued'"), site(1, "NETTY_EVENT_LOOP", ",'greatestCpuMs':80.0"), END)),
        row("little CPU", "CpuLoopOnEventLoop", Probe.CPU_LOOP, Verdict.NOT_OBSERVED, "the longest took 49 ms of CPU time",
            run(HELLO, CANARY, cpu(49, 300, 2), site(1, "NETTY_EVENT_LOOP", ",'greatestCpuMs':49.0"), END)),
        row("computing elsewhere", "CpuLoopOnEventLoop", Probe.CPU_LOOP, Verdict.REFUTED, "100 executions, all on t-1 (common pool), where computing is allowed",
            run(HELLO, CANARY, site(100, "COMMON_POOL", ",'greatestCpuMs':80.0"), END)),
        row("computing elsewhere, and on a loop", "CpuLoopOnEventLoop", Probe.CPU_LOOP, Verdict.NOT_OBSERVED, "would confirm it",
            run(HELLO, CANARY, site(100, "COMMON_POOL", ""), END), run(HELLO, CANARY, site(1, "NETTY_EVENT_LOOP", ",'greatestCpuMs':1.0"), END)),
        row("a loop whose lag cannot be measured", "CpuLoopOnEventLoop", Probe.CPU_LOOP, Verdict.INCONCLUSIVE, "could not be measured",
            run(HELLO, CANARY, "{'t':'cpu','site':'f#0','thread':'fx','kind':'JAVAFX','ms':90,'cpuMs':80,'returned':true}", site(1, "JAVAFX", ""), END)),
        row("a lost failure", "FutureIgnored", Probe.DISCARDED_RESULT, Verdict.CONFIRMED,
            "failed with java.io.IOException: disk full (thrown at A.b(A.java:2)) and nobody was told: 3 of 10 results thrown away at Shop.java:41 failed unseen",
            run(HELLO, CANARY,
                "{'t':'lost','site':'f#0','type':'T','exception':'java.io.IOException','message':'disk full','thrownAt':'A.b(A.java:2)'}",
                site(10, "PLATFORM", ",'failed':3,'lost':3"), END)),
        row("a failure that somebody holds", "FutureIgnored", Probe.DISCARDED_RESULT, Verdict.NOT_OBSERVED, "something still held them",
            run(HELLO, CANARY, site(10, "PLATFORM", ",'failed':3,'lost':0,'held':3"), END)),
        row("a failure dropped at the end", "SubscribeWithoutError", Probe.DROPPED_FAILURE, Verdict.NOT_OBSERVED, "only when the JVM was going down",
            run(HELLO, CANARY, site(10, "PLATFORM", ",'dropped':0,'droppedAtEnd':2"), END)),
        row("a failure at the end", "FutureIgnored", Probe.DISCARDED_RESULT, Verdict.NOT_OBSERVED, "2 results failed, but only when the JVM was going down",
            run(HELLO, CANARY, site(10, "PLATFORM", ",'failedAtEnd':2"), END)),
        row("a JVM without collections", "FutureIgnored", Probe.DISCARDED_RESULT, Verdict.INCONCLUSIVE, "garbage could not be collected",
            run(HELLO, CANARY, site(10, "PLATFORM", ",'failed':3,'lost':0,'held':3"), "{'t':'end','dropped':0,'garbageCollected':false}")),
        row("nothing that completes", "FutureIgnored", Probe.DISCARDED_RESULT, Verdict.INCONCLUSIVE, "is nothing that completes",
            run(HELLO, CANARY, site(10, "PLATFORM", ",'unknownType':10"), END)),
        row("never subscribed", "PublisherNeverSubscribed", Probe.NEVER_SUBSCRIBED, Verdict.CONFIRMED,
            "1 of 2 publishers thrown away at Shop.java:41 was never subscribed: the work never began",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'discarded':2,'subscribed':1,'neverSubscribed':1"), END)),
        row("more subscriptions than can be remembered", "PublisherNeverSubscribed", Probe.NEVER_SUBSCRIBED, Verdict.INCONCLUSIVE, "can remember",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'discarded':2,'neverSubscribed':1,'forgetful':true"), END)),
        row("subscriptions that cannot be seen", "PublisherNeverSubscribed", Probe.NEVER_SUBSCRIBED, Verdict.INCONCLUSIVE, "subscriptions to X",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'discarded':2,'neverSubscribed':0,'unwatched':2,'type':'X'"), END)),
        row("a dropped failure", "SubscribeWithoutError", Probe.DROPPED_FAILURE, Verdict.CONFIRMED,
            "failed with java.io.IOException: disk full (thrown at A.b(A.java:2)), which no handler took: "
                + "2 of 5 subscriptions made at Shop.java:41 ended in a failure that was dropped",
            run(HELLO, CANARY, "{'t':'dropped','site':'f#0','exception':'java.io.IOException','message':'disk full','thrownAt':'A.b(A.java:2)'}",
                site(5, "PLATFORM", ",'dropped':2"), END)),
        row("dropped, but there is a handler for that", "SubscribeWithoutError", Probe.DROPPED_FAILURE, Verdict.NOT_OBSERVED, "in a handler for all of them",
            run(HELLO, CANARY, site(5, "PLATFORM", ",'dropped':0,'handled':2"), END)),
        row("nothing failed", "SubscribeWithoutError", Probe.DROPPED_FAILURE, Verdict.NOT_OBSERVED, "5 subscriptions, and none was given a failure",
            run(HELLO, CANARY, site(5, "PLATFORM", ",'dropped':0"), END)),
        row("a subscriber that cannot be told", "SubscribeWithoutError", Probe.DROPPED_FAILURE, Verdict.INCONCLUSIVE, "cannot be told",
            run(HELLO, CANARY, site(5, "PLATFORM", ",'unwatched':5"), END)),
        row("a periodic task that died", "PeriodicTaskMayDie", Probe.PERIODIC_TASK, Verdict.CONFIRMED,
            "the task died in its run number 3 with java.io.IOException: disk full (thrown at A.b(A.java:2)) and is not run again, while its executor went on: "
                + "1 of 2 tasks scheduled at Shop.java:41",
            run(HELLO, CANARY, "{'t':'died','site':'f#0','exception':'java.io.IOException','message':'disk full','thrownAt':'A.b(A.java:2)','runs':3}",
                site(2, "PLATFORM", ",'died':1"), END)),
        row("one that died when its executor was shut down", "PeriodicTaskMayDie", Probe.PERIODIC_TASK, Verdict.NOT_OBSERVED, "was being shut down",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'died':0,'diedWithExecutor':1"), END)),
        row("one that somebody waited for", "PeriodicTaskMayDie", Probe.PERIODIC_TASK, Verdict.NOT_OBSERVED, "somebody waited for the one that died",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'died':0,'heard':1"), END)),
        row("one that lives", "PeriodicTaskMayDie", Probe.PERIODIC_TASK, Verdict.NOT_OBSERVED, "2 tasks scheduled, and none ended with an exception",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'died':0"), END)),
        row("one that cannot be observed", "PeriodicTaskMayDie", Probe.PERIODIC_TASK, Verdict.INCONCLUSIVE, "cannot be observed",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'unknown':2"), END)),
        row("null instead of a future", "NullAsync", Probe.NULL_RESULT, Verdict.CONFIRMED,
            "2 of 5 executions of what ends at Shop.java:41 returned null to the caller", run(HELLO, CANARY, site(5, "PLATFORM", ",'nulls':2"), END)),
        row("never null", "NullAsync", Probe.NULL_RESULT, Verdict.NOT_OBSERVED, "5 executions, and none returned null",
            run(HELLO, CANARY, site(5, "PLATFORM", ",'nulls':0"), END)),
        row("expectations of a publisher that nobody subscribed", "StepVerifierUnfinished", Probe.ARGUMENT_NEVER_SUBSCRIBED, Verdict.CONFIRMED,
            "1 of 1 publisher handed in at Shop.java:41 was never subscribed",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'discarded':1,'neverSubscribed':1"), END)),
        row("expectations that were verified", "StepVerifierUnfinished", Probe.ARGUMENT_NEVER_SUBSCRIBED, Verdict.NOT_OBSERVED, "1 execution, and each publisher",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'discarded':1,'subscribed':1"), END)),
        row("256 of 1280 in flight", "UnboundedFanOut", Probe.IN_FLIGHT, Verdict.CONFIRMED, "at least 256 of 1280 tasks",
            run(HELLO, CANARY, site(1280, "PLATFORM", ",'created':1280,'peak':256"), END)),
        row("256 of 1281 in flight", "UnboundedFanOut", Probe.IN_FLIGHT, Verdict.NOT_OBSERVED, "never more than 256",
            run(HELLO, CANARY, site(1281, "PLATFORM", ",'created':1281,'peak':256"), END)),
        row("255 of 255 in flight", "UnboundedFanOut", Probe.IN_FLIGHT, Verdict.NOT_OBSERVED, "never more than 255",
            run(HELLO, CANARY, site(255, "PLATFORM", ",'created':255,'peak':255"), END)),
        row("256 threads of 1280 starts", "UnboundedThreads", Probe.LIVE_THREADS, Verdict.CONFIRMED,
            "at least 256 threads were alive at the same time because of 1280 starts at Shop.java:41",
            run(HELLO, CANARY, site(1280, "PLATFORM", ",'starts':1280,'peakThreads':256"), END)),
        row("256 threads of 1281 starts", "UnboundedThreads", Probe.LIVE_THREADS, Verdict.NOT_OBSERVED, "never more than 256 threads",
            run(HELLO, CANARY, site(1281, "PLATFORM", ",'starts':1281,'peakThreads':256"), END)),
        row("255 threads of 255 starts", "UnboundedThreads", Probe.LIVE_THREADS, Verdict.NOT_OBSERVED, "never more than 255 threads",
            run(HELLO, CANARY, site(255, "PLATFORM", ",'starts':255,'peakThreads':255"), END)),
        row("starts that cannot be watched", "UnboundedThreads", Probe.LIVE_THREADS, Verdict.INCONCLUSIVE, "no task that can be watched",
            run(HELLO, CANARY, site(9, "PLATFORM", ",'starts':9,'peakThreads':0,'unknownTask':9"), END)),
        row("work went on", "TimeoutWithoutCancel", Probe.TIMED_WAIT, Verdict.CONFIRMED,
            "the work ran on for at least 609 ms after the caller at Shop.java:41 gave up",
            run(HELLO, CANARY, "{'t':'late','site':'f#0','ms':609.8,'finished':true}", site(1, "PLATFORM", ",'timeouts':1,'late':1"), END)),
        row("work was over at once", "TimeoutWithoutCancel", Probe.TIMED_WAIT, Verdict.NOT_OBSERVED, "the work was over within 50 ms",
            run(HELLO, CANARY, "{'t':'late','site':'f#0','ms':3,'finished':true}", site(1, "PLATFORM", ",'timeouts':1,'late':1"), END)),
        row("no timeout", "TimeoutWithoutCancel", Probe.TIMED_WAIT, Verdict.NOT_OBSERVED, "1 execution, and none timed out",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'timeouts':0"), END)),
        row("work that cannot be told", "TimeoutWithoutCancel", Probe.TIMED_WAIT, Verdict.INCONCLUSIVE, "could not be told",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'timeouts':1,'unknownWork':1"), END)),
        row("an update undone", "VolatileCompound", Probe.LOST_UPDATE, Verdict.CONFIRMED,
            "w-1 read 22 and wrote 23 at Shop.java:41, although w-2 had meanwhile written 23; 3 of 200 writes undid what another thread wrote",
            run(HELLO, CANARY,
                "{'t':'lost-update','site':'f#0','thread':'w-1','read':'22','found':'23','wrote':'23','overwrote':'w-2'}",
                site(200, "PLATFORM", ",'overlaps':4,'lost':3"), END)),
        row("two changes at a time", "CapturedMutable", Probe.CONFLICT, Verdict.CONFIRMED,
            "w-1 was in n at Shop.java:41 while w-2 was in the same call, on the same object; that happened 3 times",
            run(HELLO, CANARY,
                "{'t':'conflict','site':'f#0','thread':'w-1','other':'w-2','otherAt':'Shop.java:41','otherCall':'n'}",
                site(200, "PLATFORM", ",'conflicts':3"), END)),
        row("one change after the other", "CapturedMutable", Probe.CONFLICT, Verdict.NOT_OBSERVED, "no two threads changed the same object",
            run(HELLO, CANARY, site(200, "PLATFORM", ",'conflicts':0"), END)),
        row("another one was first", "NonAtomicSequence", Probe.STALE_TEST, Verdict.CONFIRMED,
            "w-2 had called n on the same since w-1 had asked, and w-1 called n at Shop.java:41 all the same; 3 of 200 calls came too late",
            run(HELLO, CANARY,
                "{'t':'stale-test','site':'f#0','thread':'w-1','what':'acted on it too late','other':'w-2'}", site(200, "PLATFORM", ",'stale':3"), END)),
        row("nothing was left", "NonAtomicSequence", Probe.STALE_TEST, Verdict.CONFIRMED,
            "w-1 called n at Shop.java:41 and found nothing; 1 of 200 calls came too late",
            run(HELLO, CANARY, "{'t':'stale-test','site':'f#0','thread':'w-1','what':'found nothing'}", site(200, "PLATFORM", ",'stale':1"), END)),
        row("what was asked is still true", "NonAtomicSequence", Probe.STALE_TEST, Verdict.NOT_OBSERVED, "was still true",
            run(HELLO, CANARY, site(200, "PLATFORM", ",'stale':0"), END)),
        row("waited with the lock", "LockHeldAcrossBlocking", Probe.HELD_WAIT, Verdict.CONFIRMED,
            "w-1 waited at Shop.java:41 and held the lock meanwhile; 3 other threads wanted it at that moment",
            run(HELLO, CANARY,
                "{'t':'held-wait','site':'f#0','thread':'w-9','state':'TIMED_WAITING','soFarMs':50.0,'queued':0}",
                "{'t':'held-wait','site':'f#0','thread':'w-1','state':'TIMED_WAITING','soFarMs':5.1,'queued':3}", site(2, "PLATFORM", ",'waited':2"), END)),
        row("waited, but nobody saw it hold the lock", "LockHeldAcrossBlocking", Probe.HELD_WAIT, Verdict.NOT_OBSERVED, "none was seen waiting with the lock held",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'held':2,'waited':0"), END)),
        row("a lock that refuses", "LockAcrossAsyncBoundary", Probe.FOREIGN_UNLOCK, Verdict.CONFIRMED,
            "w-1 tried to give back a lock that it did not hold at Shop.java:41, which failed with an IllegalMonitorStateException; 1 of 2 calls failed",
            run(HELLO, CANARY, "{'t':'refused-unlock','site':'f#0','thread':'w-1'}", site(2, "PLATFORM", ",'refused':1"), END)),
        row("a lock that was held", "LockAcrossAsyncBoundary", Probe.FOREIGN_UNLOCK, Verdict.NOT_OBSERVED, "each time the thread held the lock",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'refused':0"), END)),
        row("an actor that waits", "BlockingInActor", Probe.ACTOR_WAIT, Verdict.CONFIRMED,
            "an actor on the default dispatcher of its actor system blocked d-1 for 50 ms at Shop.java:41, while 3 more messages waited in its mailbox; 2 of 2 executions waited",
            run(HELLO, CANARY, "{'t':'blocked','site':'f#0','thread':'d-1','kind':'ACTOR','ms':50.5,'returned':true,'waits':1,'messages':3}",
                site(2, "ACTOR", ",'waited':2"), END)),
        row("an actor that keeps no message waiting", "BlockingInActor", Probe.ACTOR_WAIT, Verdict.NOT_OBSERVED, "no message was seen in the mailbox while one waited",
            run(HELLO, CANARY, site(2, "ACTOR", ",'waited':2"), END)),
        row("an actor that did not wait", "BlockingInActor", Probe.ACTOR_WAIT, Verdict.NOT_OBSERVED, "none was seen waiting",
            run(HELLO, CANARY, site(200, "ACTOR", ",'waited':0"), END)),
        row("an actor on a dispatcher of its own", "BlockingInActor", Probe.ACTOR_WAIT, Verdict.REFUTED, "and none by an actor on the default dispatcher",
            run(HELLO, CANARY, site(200, "PLACED_ACTOR", ",'waited':0"), END)),
        row("no actor at all", "BlockingInActor", Probe.ACTOR_WAIT, Verdict.NOT_OBSERVED, "and none by an actor on the default dispatcher",
            run(HELLO, CANARY, site(200, "PLATFORM", ",'waited':0"), END)),
        row("a sender that was asked for too late", "ActorStateInFuture", Probe.ACTOR_STATE, Verdict.CONFIRMED,
            "w-1 called n at Shop.java:41 while it handled no message of any actor, and was told pekko://shop/deadLetters; 2 of 3 executions ran beside the actor",
            run(HELLO, CANARY, "{'t':'beside-actor','site':'f#0','thread':'w-1','ofAnother':false,'told':'pekko://shop/deadLetters'}", site(3, "PLATFORM", ",'beside':2"), END)),
        row("a context that refuses", "ActorStateInFuture", Probe.ACTOR_STATE, Verdict.CONFIRMED,
            "while it handled a message of another actor, which failed with java.lang.UnsupportedOperationException; 1 of 1 execution ran beside the actor",
            run(HELLO, CANARY, "{'t':'beside-actor','site':'f#0','thread':'w-1','ofAnother':true,'exception':'java.lang.UnsupportedOperationException'}",
                site(1, "PLATFORM", ",'beside':1"), END)),
        row("the actor itself", "ActorStateInFuture", Probe.ACTOR_STATE, Verdict.NOT_OBSERVED, "each while the thread handled a message of the actor",
            run(HELLO, CANARY, site(3, "ACTOR", ",'beside':0"), END)),
        row("the actor itself, many times", "ActorStateInFuture", Probe.ACTOR_STATE, Verdict.REFUTED, "each while the thread handled a message of the actor",
            run(HELLO, CANARY, site(100, "ACTOR", ",'beside':0"), END)),
        row("threads of which no actor is known, many times", "ActorStateInFuture", Probe.ACTOR_STATE, Verdict.NOT_OBSERVED, "",
            run(HELLO, CANARY, site(100, "PLATFORM", ",'beside':0"), END)),
        row("a virtual thread", "ActorStateInFuture", Probe.ACTOR_STATE, Verdict.NOT_OBSERVED, "of virtual threads it is not known",
            run(HELLO, CANARY, site(3, "VIRTUAL", ",'beside':0"), END)),
        row("a loop that goes round", "BusyWait", Probe.BUSY_LOOP, Verdict.CONFIRMED,
            "w-1 went round for nothing 20000 times in one run of the loop at Shop.java:41, for which it used at least 12 ms of CPU time",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'rounds':20000,'thread':'w-1','cpuMs':12.5"), END)),
        row("a loop that ends soon", "BusyWait", Probe.BUSY_LOOP, Verdict.NOT_OBSERVED, "with at most 9999 rounds for nothing in a row",
            run(HELLO, CANARY, site(7, "PLATFORM", ",'rounds':9999,'thread':'w-1','cpuMs':1.5"), END)),
        row("a loop that sleeps", "BusyWait", Probe.POLLING_LOOP, Verdict.CONFIRMED, "w-1 slept and woke up for nothing 12 times in one run of the loop at Shop.java:41",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'rounds':12,'thread':'w-1','cpuMs':1.5"), END)),
        row("a pool that does not grow", "PoolConfigNoOp", Probe.POOL_GROWTH, Verdict.CONFIRMED,
            "5 tasks were in the queue of the pool of Shop.java:41 while all its 2 threads were busy, though 8 are allowed",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'grown':false,'waiting':5,'poolThreads':2,'max':8"), END)),
        row("a pool that grows in the end", "PoolConfigNoOp", Probe.POOL_GROWTH, Verdict.NOT_OBSERVED, "a pool had as many threads as it may",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'grown':true,'waiting':5,'poolThreads':2,'max':8"), END)),
        row("a pool that need not grow", "PoolConfigNoOp", Probe.POOL_GROWTH, Verdict.NOT_OBSERVED, "no more tasks than threads were seen waiting",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'grown':false"), END)),
        row("a virtual thread with two tasks", "PooledVirtualThreads", Probe.THREAD_REUSE, Verdict.CONFIRMED,
            "the pool of Shop.java:41 ran 5 tasks on its 3 virtual threads, up to 2 on one of them",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'looked':true,'tasksOfOne':2,'tasks':5,'poolThreads':3"), END)),
        row("virtual threads with one task each", "PooledVirtualThreads", Probe.THREAD_REUSE, Verdict.NOT_OBSERVED, "no virtual thread of a pool was seen to have completed more than one task",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'looked':true"), END)),
        row("a pool that was gone, or never used", "PooledVirtualThreads", Probe.THREAD_REUSE, Verdict.NOT_OBSERVED, "no pool was seen with a virtual thread",
            run(HELLO, CANARY, site(1, "PLATFORM", ",'looked':false"), END)),
        row("a virtual thread that kept its carrier", "PinnedBlocking", Probe.PINNED_WAIT, Verdict.CONFIRMED,
            "virtual thread #30 waited at Shop.java:41, in a class initialiser, and kept its carrier thread w-1 meanwhile",
            run(HELLO, CANARY, "{'t':'pinned','site':'f#0','thread':'virtual thread #30','carrier':'w-1','initialises':true,'soFarMs':5.1}",
                site(1, "VIRTUAL", ",'onVirtual':1,'pinned':1,'unwatched':0"), END)),
        row("virtual threads that left theirs", "PinnedBlocking", Probe.PINNED_WAIT, Verdict.NOT_OBSERVED,
            "none of them was seen waiting on its carrier thread; waits of a few milliseconds can be missed, and 44 were not looked at, so many were under way",
            run(HELLO, CANARY, site(300, "VIRTUAL", ",'onVirtual':300,'pinned':0,'unwatched':44"), END)),
        row("a platform thread has no carrier", "PinnedBlocking", Probe.PINNED_WAIT, Verdict.NOT_OBSERVED, "none of them on a virtual thread",
            run(HELLO, CANARY, site(300, "PLATFORM", ",'onVirtual':0,'pinned':0,'unwatched':0"), END)),
        row("an interrupt that reached nobody", "InterruptSwallowed", Probe.INTERRUPT, Verdict.CONFIRMED,
            "w-1 was interrupted in n at Shop.java:41, and waited again with its interrupt flag clear; 1 of 2 interrupts reached nobody",
            run(HELLO, CANARY, "{'t':'swallowed-interrupt','site':'f#0','thread':'w-1','how':'waited again'}",
                site(20, "PLATFORM", ",'interrupted':2,'swallowed':1"), END)),
        row("an interrupt that was passed on", "InterruptSwallowed", Probe.INTERRUPT, Verdict.NOT_OBSERVED, "2 interrupts arrived there, and no thread was seen to go on",
            run(HELLO, CANARY, site(20, "PLATFORM", ",'interrupted':2,'swallowed':0"), END)),
        row("nobody was interrupted", "InterruptSwallowed", Probe.INTERRUPT, Verdict.NOT_OBSERVED, "no interrupt arrived there",
            run(HELLO, CANARY, site(20, "PLATFORM", ",'interrupted':0,'swallowed':0"), END)),
        row("a method that ran on its caller", "FrameworkAsyncShape", Probe.PROXIED_CALL, Verdict.CONFIRMED, "n ran on w-1, the thread that called it at Shop.java:41, in 1 of 2 calls",
            run(HELLO, CANARY, "{'t':'ran-on-caller','site':'f#0','thread':'w-1'}", site(2, "PLATFORM", ",'ranHere':1,'ranElsewhere':1,'nulls':0,'refusals':0"), END)),
        row("a method that ran elsewhere", "FrameworkAsyncShape", Probe.PROXIED_CALL, Verdict.NOT_OBSERVED, "none ran the method on the thread that called",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'ranHere':0,'ranElsewhere':2,'nulls':0,'refusals':0"), END)),
        row("a method that ran elsewhere, many times", "FrameworkAsyncShape", Probe.PROXIED_CALL, Verdict.REFUTED, "none ran the method on the thread that called",
            run(HELLO, CANARY, site(100, "PLATFORM", ",'ranHere':0,'ranElsewhere':100,'nulls':0,'refusals':0"), END)),
        row("a method that somebody else answered for, now and then", "FrameworkAsyncShape", Probe.PROXIED_CALL, Verdict.NOT_OBSERVED, "none ran the method",
            run(HELLO, CANARY, site(100, "PLATFORM", ",'ranHere':0,'ranElsewhere':99,'nulls':0,'refusals':0"), END)),
        row("a result that is lost", "FrameworkAsyncShape", Probe.PROXIED_RESULT, Verdict.CONFIRMED, "2 of 2 calls of n at Shop.java:41 returned null, while the method ran on another thread",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'ranHere':0,'ranElsewhere':2,'nulls':2,'refusals':0"), END)),
        row("null from somebody else", "FrameworkAsyncShape", Probe.PROXIED_RESULT, Verdict.NOT_OBSERVED, "which returned null, but the method never ran",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'ranHere':0,'ranElsewhere':0,'nulls':2,'refusals':0"), END)),
        row("a resource that was closed", "ResourceClosedBeforeCompletion", Probe.USE_AFTER_CLOSE, Verdict.CONFIRMED,
            "after the resource had been closed, which failed with java.io.IOException; 1 of 2 calls did",
            run(HELLO, CANARY, "{'t':'use-after-close','site':'f#0','thread':'w-1','exception':'java.io.IOException'}", site(2, "PLATFORM", ",'late':1,'failed':1"), END)),
        row("a closed resource that did not mind", "ResourceClosedBeforeCompletion", Probe.USE_AFTER_CLOSE, Verdict.NOT_OBSERVED, "1 began after the resource was closed, and none failed for it",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'late':1,'failed':0"), END)),
        row("a resource that was open", "ResourceClosedBeforeCompletion", Probe.USE_AFTER_CLOSE, Verdict.NOT_OBSERVED, "each began before the resource was closed",
            run(HELLO, CANARY, site(2, "PLATFORM", ",'late':0,'failed':0"), END)),
        row("a loop that was refused to wait", "EventLoopSelfAwait", Probe.LOOP_WAIT, Verdict.CONFIRMED,
            "l-1 (Netty event loop) was refused to wait at Shop.java:41 for its own loop, with Refusal; 2 of 3 calls were",
            run(HELLO, CANARY, "{'t':'loop-wait','site':'f#0','thread':'l-1','kind':'NETTY_EVENT_LOOP','refusal':'Refusal'}",
                site(3, "NETTY_EVENT_LOOP", ",'stuck':0,'refused':2,'fulfilled':0"), END)),
        row("a loop that waits for itself", "EventLoopSelfAwait", Probe.LOOP_WAIT, Verdict.CONFIRMED,
            "l-1 (Vert.x event loop) waits at Shop.java:41 for a future of its own context, and did not get on for 300 ms",
            run(HELLO, CANARY, LOOP_WAITS, site(1, "VERTX_EVENT_LOOP", ",'stuck':1,'refused':0,'fulfilled':0"), DEADLINE)),
        row("a loop that waited for others after all", "EventLoopSelfAwait", Probe.LOOP_WAIT, Verdict.NOT_OBSERVED, "in none an event loop was seen to wait for itself",
            run(HELLO, CANARY, LOOP_WAITS, site(1, "VERTX_EVENT_LOOP", ",'stuck':1,'refused':0,'fulfilled':1"), END)),
        row("no loop ever waited there", "EventLoopSelfAwait", Probe.LOOP_WAIT, Verdict.REFUTED, "100 executions on t-1 (platform thread), none of them an event loop",
            run(HELLO, CANARY, site(100, "PLATFORM", ",'stuck':0,'refused':0,'fulfilled':100"), END)),
        row("a loop that waited for others, many times", "EventLoopSelfAwait", Probe.LOOP_WAIT, Verdict.NOT_OBSERVED, "in none an event loop was seen",
            run(HELLO, CANARY, site(100, "VERTX_EVENT_LOOP", ",'stuck':0,'refused':0,'fulfilled':100"), END)),
        row("updates that met nobody", "VolatileCompound", Probe.LOST_UPDATE, Verdict.NOT_OBSERVED, "in none another thread wrote between",
            run(HELLO, CANARY, site(200, "PLATFORM", ",'overlaps':0,'lost':0"), END)),
        row("a thread that waits for itself", "SingleThreadReentrancy", Probe.POOL_WAIT, Verdict.CONFIRMED,
            "the only worker of the pool (p-1) waits at Shop.java:41 for a task in the queue of that very pool; no progress for 730 ms",
            run(HELLO, CANARY,
                "{'t':'starved','site':'f#0','thread':'p-1','workers':1,'queued':1,'waitedForInQueue':1,'ms':730.1}",
                "{'t':'site','site':'f#0','entered':1,'exited':0,'threads':[{'kind':'PLATFORM','n':1,'longestMs':0,'thread':'p-1'}]}", DEADLINE)));
  }

  private static final String LOOP_WAITS = "{'t':'loop-wait','site':'f#0','thread':'l-1','kind':'VERTX_EVENT_LOOP','awaited':'a future of its own context','ms':300.4}";

  @Test
  void aPlaceThatWasNeverReachedIsNotRefutedByAnotherOne() {
    Site here = BLOCKING.sites().get(0);
    Finding two = new Finding(
        "f", "BlockingOnEventLoop", Severity.ERROR, "", "src/Shop.java", 41, 1, 41, 41, 0, 0, "shop.Shop", "", "", List.of(), List.of(here, here), List.of());

    assertThat(judge(two, ALLOWED).verdict()).isEqualTo(Verdict.NOT_OBSERVED);
  }

  private static String blockedOn(String kind, double ms) {
    return "{'t':'blocked','site':'f#0','thread':'main','kind':'" + kind + "','ms':" + ms + ",'returned':true,'waits':1,'monitorBlocks':0}";
  }

  private static String cpu(int cpuMs, int lagMs, int idleLagMs) {
    return "{'t':'cpu','site':'f#0','thread':'l','kind':'NETTY_EVENT_LOOP','ms':100,'cpuMs':" + cpuMs + ",'returned':true,'lagMs':" + lagMs
        + ",'idleLagMs':" + idleLagMs + ",'queued':0}";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oneRun")
  void whatOneRunProves(String what, Finding finding, Verdict verdict, String why, List<String[]> jvms) {
    Judgement judgement = judge(finding, evidence("w", false, jvms.toArray(new String[0][])));

    assertThat(judgement.why()).contains(why);
    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.provoked()).isFalse();
  }

  private static final Finding BLOCKING = finding("BlockingOnEventLoop", Probe.BLOCKING_CALL);
  private static final RunEvidence SEEN = evidence("seen", false, run(HELLO, CANARY, BLOCKED_LOOP, END));
  private static final RunEvidence ALLOWED = evidence("allowed", false, run(HELLO, CANARY, LOADED, site(100, "PLATFORM", ""), END));
  private static final RunEvidence ELSEWHERE = evidence("elsewhere", false, run(HELLO, CANARY, END));
  private static final RunEvidence KILLED = evidence("killed", true, run(HELLO, CANARY, END));
  private static final RunEvidence KILLED_THERE = evidence("killed", true, run(HELLO, CANARY, LOADED, site(1, "PLATFORM", ""), END));
  private static final RunEvidence STALE = evidence("stale", false, run(HELLO, CANARY, "{'t':'stale','site':'f#0','why':'old'}", END));

  static Stream<Arguments> severalRuns() {
    return Stream.of(
        Arguments.of(List.of(ALLOWED, ELSEWHERE), Verdict.REFUTED, "allowed"),
        Arguments.of(List.of(ALLOWED, KILLED), Verdict.NOT_OBSERVED, "allowed"),
        Arguments.of(List.of(ALLOWED, KILLED_THERE), Verdict.INCONCLUSIVE, "killed"),
        Arguments.of(List.of(ELSEWHERE, KILLED), Verdict.INCONCLUSIVE, "killed"),
        Arguments.of(List.of(ELSEWHERE, ELSEWHERE), Verdict.NOT_EXERCISED, ""),
        Arguments.of(List.of(ALLOWED, STALE), Verdict.INCONCLUSIVE, "stale"),
        Arguments.of(List.of(), Verdict.NOT_RUN, ""));
  }

  @ParameterizedTest
  @MethodSource("severalRuns")
  void severalRunsAreJudgedTogether(List<RunEvidence> runs, Verdict verdict, String workload) {
    Judgement judgement = judge(BLOCKING, runs.toArray(new RunEvidence[0]));

    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.workload()).isEqualTo(workload);
  }

  @ParameterizedTest
  @MethodSource("severalRuns")
  void nothingTakesBackWhatOneRunHasShown(List<RunEvidence> others, Verdict without, String workload) {
    List<RunEvidence> runs = new ArrayList<>(others);
    runs.add(SEEN);

    Judgement judgement = judge(BLOCKING, runs.toArray(new RunEvidence[0]));

    assertThat(judgement.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(judgement.workload()).isEqualTo("seen");
  }

  @Test
  void aProvokedRunCanConfirmAndNothingElse() {
    RunEvidence shown = new RunEvidence(SEEN.outcome(), SEEN.jvms(), Provocation.LATENCY);
    RunEvidence harmless = new RunEvidence(ALLOWED.outcome(), ALLOWED.jvms(), Provocation.LATENCY);

    assertThat(judge(BLOCKING, shown, ELSEWHERE)).matches(judgement -> judgement.verdict() == Verdict.CONFIRMED && judgement.provoked());
    assertThat(judge(BLOCKING, shown, SEEN)).matches(judgement -> judgement.verdict() == Verdict.CONFIRMED && !judgement.provoked());
    assertThat(judge(BLOCKING, ELSEWHERE, harmless).verdict()).isEqualTo(Verdict.NOT_EXERCISED);
  }

  /** Next to nothing, or to what some other code did, everything has grown. */
  @Test
  void moreToDoIsComparedWithWholeRunsOfTheSameBuildOnly() {
    Finding fanOut = finding("UnboundedFanOut", Probe.IN_FLIGHT);
    RunEvidence usual = evidence("usual", false, run(HELLO, CANARY, LOADED, tasks(100, 100), END));
    RunEvidence more = evidence("more", false, run(HELLO, CANARY, LOADED, tasks(400, 390), END));
    RunEvidence load = new RunEvidence(more.outcome(), more.jvms(), Provocation.LOAD);
    RunEvidence cutOff = evidence("cut off", false, run(HELLO, CANARY, LOADED, tasks(100, 100)));
    RunEvidence elsewhere = new RunEvidence(usual.outcome(), usual.jvms(), null, new Standing("shard-2", null, true, false));

    assertThat(judge(fanOut, usual, load).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(judge(fanOut, load).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judge(fanOut, cutOff, load).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judge(fanOut, elsewhere, load).verdict()).isEqualTo(Verdict.NOT_OBSERVED);
  }

  private static String delayed(String kind, double lagMs, double idleLagMs, String more) {
    return "{'t':'delayed','site':'f#0','thread':'t-1','kind':'" + kind + "','ms':101.3,'returned':true,'lagMs':" + lagMs + ",'idleLagMs':" + idleLagMs
        + ",'queued':2" + more + "}";
  }

  private static String heldDelay(int queued) {
    return "{'t':'held-delay','site':'f#0','thread':'t-1','state':'RUNNABLE','soFarMs':20.1,'queued':" + queued + "}";
  }

  private static String tasks(long created, long peak) {
    return site(created, "PLATFORM", ",'created':" + created + ",'peak':" + peak + ",'untracked':0,'unknownType':0");
  }

  private static String starts(long starts, long peak) {
    return site(starts, "PLATFORM", ",'starts':" + starts + ",'peakThreads':" + peak + ",'unknownTask':0");
  }

  private static Arguments provoked(String what, String rule, Probe probe, Provocation how, String natural, String provoked, Verdict verdict, String why) {
    return Arguments.of(what, finding(rule, probe), how, natural, provoked, verdict, why);
  }

  static Stream<Arguments> provokedRuns() {
    String loop = "BlockingOnEventLoop";
    Probe blocking = Probe.BLOCKING_CALL;
    Provocation latency = Provocation.LATENCY;
    String onLoop = site(2, "NETTY_EVENT_LOOP", ",'waited':0");
    String once = site(1, "PLATFORM", "");
    return Stream.of(
        provoked("a loop that a longer call holds up", loop, blocking, latency, onLoop, delayed("NETTY_EVENT_LOOP", 98.2, 0.4, ""), Verdict.CONFIRMED,
            "when the call at Shop.java:41 took 101 ms on t-1 (Netty event loop), 2 other tasks waited behind it, a heartbeat of the same loop waited 98 ms, "
                + "one on an idle thread 0.4 ms"),
        provoked("a machine that holds up everybody", loop, blocking, latency, onLoop, delayed("NETTY_EVENT_LOOP", 98.2, 33, ""), Verdict.NOT_OBSERVED, "none was seen waiting"),
        provoked("a loop that hardly waits", loop, blocking, latency, onLoop, delayed("NETTY_EVENT_LOOP", 49, 0, ""), Verdict.NOT_OBSERVED, ""),
        provoked("a loop without heartbeat", loop, blocking, latency, onLoop,
            "{'t':'delayed','site':'f#0','thread':'t-1','kind':'JAVAFX','ms':101.3,'returned':true}", Verdict.NOT_OBSERVED, ""),
        provoked("another rule's thread", "BlockingOnCommonPool", blocking, latency, onLoop, delayed("NETTY_EVENT_LOOP", 98.2, 0.4, ""), Verdict.NOT_OBSERVED, ""),
        provoked("a pool that is held up", "BlockingOnCommonPool", blocking, latency, site(2, "COMMON_POOL", ",'waited':0"), delayed("COMMON_POOL", 98.2, 0.4, ""),
            Verdict.CONFIRMED, "on t-1 (common pool)"),
        provoked("an actor whose messages wait", "BlockingInActor", Probe.ACTOR_WAIT, latency, site(2, "ACTOR", ",'waited':0"),
            delayed("ACTOR", 0, 0, ",'messages':3"), Verdict.CONFIRMED, "3 more messages waited in the actor's mailbox"),
        provoked("an actor without messages", "BlockingInActor", Probe.ACTOR_WAIT, latency, site(2, "ACTOR", ",'waited':0"), delayed("ACTOR", 98, 0, ""),
            Verdict.NOT_OBSERVED, ""),
        provoked("a lock that others want", "LockHeldAcrossBlocking", Probe.HELD_WAIT, latency, once, heldDelay(2), Verdict.CONFIRMED,
            "when the call at Shop.java:41 took longer, t-1 held the lock, and 2 other threads had to wait for it"),
        provoked("a lock that nobody wants", "LockHeldAcrossBlocking", Probe.HELD_WAIT, latency, once, heldDelay(0), Verdict.NOT_OBSERVED, ""),
        provoked("a failure that reached nobody", "FutureIgnored", Probe.DISCARDED_RESULT, Provocation.FAULTS, once,
            "{'t':'lost','site':'f#0','type':'F','exception':'InjectedFailure','message':'Mailer.send was made to fail','thrownAt':'Shop.java:9'}", Verdict.CONFIRMED,
            "failed with InjectedFailure: Mailer.send was made to fail (thrown at Shop.java:9) and nobody was told"),
        provoked("a failure that somebody heard", "FutureIgnored", Probe.DISCARDED_RESULT, Provocation.FAULTS, once,
            site(1, "PLATFORM", ",'failed':1,'heard':1"), Verdict.NOT_OBSERVED, ""),
        provoked("four times as much of all at once", "UnboundedFanOut", Probe.IN_FLIGHT, Provocation.LOAD, tasks(100, 100), tasks(400, 390), Verdict.CONFIRMED,
            "at least 390 of 400 tasks started at Shop.java:41 were in flight at the same time; with 100 in all it had been 100"),
        provoked("many more at once, if not all", "UnboundedFanOut", Probe.IN_FLIGHT, Provocation.LOAD, tasks(2000, 300), tasks(8000, 1700), Verdict.CONFIRMED, ""),
        provoked("more to do, and hardly more at once", "UnboundedFanOut", Probe.IN_FLIGHT, Provocation.LOAD, tasks(1000, 255), tasks(4000, 500), Verdict.NOT_OBSERVED,
            "1000 tasks started, never more than 255 seen in flight"),
        provoked("still few", "UnboundedFanOut", Probe.IN_FLIGHT, Provocation.LOAD, tasks(10, 10), tasks(40, 40), Verdict.NOT_OBSERVED, ""),
        provoked("no more to do than before", "UnboundedFanOut", Probe.IN_FLIGHT, Provocation.LOAD, tasks(300, 200), tasks(300, 290), Verdict.NOT_OBSERVED, ""),
        provoked("four times as many threads", "UnboundedThreads", Probe.LIVE_THREADS, Provocation.LOAD, starts(100, 90), starts(400, 350), Verdict.CONFIRMED,
            "with 100 in all it had been 90"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("provokedRuns")
  void whatAProvokedRunProves(String what, Finding finding, Provocation how, String natural, String provoked, Verdict verdict, String why) {
    RunEvidence alone = evidence("w", false, run(HELLO, CANARY, LOADED, natural, END));
    RunEvidence again = evidence("w-again", false, run(HELLO, CANARY, LOADED, provoked, END));

    Judgement judgement = judge(finding, new RunEvidence(again.outcome(), again.jvms(), how), alone);

    assertThat(judgement.why()).contains(why);
    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.provoked()).isEqualTo(verdict == Verdict.CONFIRMED);
    assertThat(judgement.workload()).isEqualTo(verdict == Verdict.CONFIRMED ? "w-again" : "w");
  }

  static Stream<Arguments> provocations() {
    return Stream.of(
        Arguments.of(Probe.OUTSIDE_WAIT, Provocation.LATENCY),
        Arguments.of(Probe.DISCARDED_RESULT, Provocation.FAULTS),
        Arguments.of(Probe.DROPPED_FAILURE, Provocation.FAULTS),
        Arguments.of(Probe.PERIODIC_TASK, Provocation.FAULTS),
        Arguments.of(Probe.LOST_UPDATE, Provocation.SCHEDULE),
        Arguments.of(Probe.CONFLICT, Provocation.SCHEDULE),
        Arguments.of(Probe.STALE_TEST, Provocation.SCHEDULE),
        Arguments.of(Probe.IN_FLIGHT, Provocation.LOAD),
        Arguments.of(Probe.LIVE_THREADS, Provocation.LOAD));
  }

  @ParameterizedTest
  @MethodSource("provocations")
  void eachProvocationIsForProbesOfItsOwn(Probe probe, Provocation its) {
    Site judged = finding("R", Probe.BLOCKING_CALL).sites().get(0);
    Site other = new Site(probe, "shop.Shop", "Shop.java", 41, 41, 41, "O", "n", "()V", 0);
    Finding finding = new Finding(
        "f", "R", Severity.ERROR, "", "src/Shop.java", 41, 1, 41, 41, 0, 0, "shop.Shop", "", "", List.of(), List.of(judged, other), List.of());
    List<JudgedFinding> reached = Verdicts.judge(List.of(finding), List.of(evidence("w", false, run(HELLO, CANARY, LOADED, site(1, "NETTY_EVENT_LOOP", ""), END))));

    for (Provocation how : Provocation.values()) {
      assertThat(Verdicts.undecided(reached, how)).as(how.name()).hasSize(how == its ? 1 : 0);
    }
  }

  @Test
  void evidenceOfOtherSourcesCanConfirmAndNothingElse() {
    Standing others = new Standing("shard-1", null, false, false);
    RunEvidence shown = new RunEvidence(SEEN.outcome(), SEEN.jvms(), null, others);
    RunEvidence harmless = new RunEvidence(ALLOWED.outcome(), ALLOWED.jvms(), null, others);
    RunEvidence unwatched = new RunEvidence(SEEN.outcome(), SEEN.jvms(), null, new Standing("shard-1", Set.of("other"), true, false));

    assertThat(judge(BLOCKING, shown).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(judge(BLOCKING, shown).why()).endsWith("(evidence from shard-1)");
    assertThat(judge(BLOCKING, harmless)).matches(judgement -> judgement.verdict() == Verdict.INCONCLUSIVE && judgement.why().contains("other sources"));
    assertThat(judge(BLOCKING, unwatched)).matches(judgement -> judgement.verdict() == Verdict.INCONCLUSIVE && judgement.why().contains("no run watched it"));
    assertThat(judge(BLOCKING, harmless, unwatched, ELSEWHERE).verdict()).isEqualTo(Verdict.NOT_EXERCISED);
  }

  @Test
  void onlyWhatWasReachedAndCanBeProvokedIsTriedAgain() {
    Finding update = finding("VolatileCompound", Probe.LOST_UPDATE);
    RunEvidence reached = evidence("reached", false, run(HELLO, CANARY, LOADED, site(1, "PLATFORM", ""), END));

    assertThat(Verdicts.undecided(Verdicts.judge(List.of(update), List.of(reached)), Provocation.SCHEDULE)).containsExactly(update);
    assertThat(Verdicts.undecided(Verdicts.judge(List.of(update), List.of(reached)), Provocation.LATENCY)).isEmpty();
    assertThat(Verdicts.undecided(Verdicts.judge(List.of(update), List.of(ELSEWHERE)), Provocation.SCHEDULE)).isEmpty();
    assertThat(Verdicts.undecided(Verdicts.judge(List.of(BLOCKING), List.of(reached)), Provocation.SCHEDULE)).isEmpty();
  }

  @Test
  void figuresSayWhatWasMeasured() {
    Judgement judgement = judge(BLOCKING, evidence("w", false, run(HELLO, CANARY, BLOCKED_LOOP, site(14, "NETTY_EVENT_LOOP", ",'waited':2"), END)));

    assertThat(judgement.figures())
        .containsEntry("blockedMs", 203.1)
        .containsEntry("thread", "nio-1")
        .containsEntry("executions", 14L)
        .containsEntry("executionsThatWaited", 2L)
        .containsEntry("loopLagMs", 201.2)
        .containsEntry("tasksQueued", 14L);
  }

  @Test
  void findingsKeepTheirOrderAndAreJudgedAlone() {
    Finding other = new Finding(
        "other", "BlockingOnEventLoop", Severity.ERROR, "", "Other.java", 1, 1, 1, 1, 0, 0, "Other", "", "", List.of(), BLOCKING.sites(), List.of());

    List<JudgedFinding> judged = Verdicts.judge(List.of(other, BLOCKING), List.of(SEEN));

    assertThat(judged).extracting(j -> j.judgement().verdict()).containsExactly(Verdict.NOT_EXERCISED, Verdict.CONFIRMED);
  }

  private static Judgement judge(Finding finding, RunEvidence... runs) {
    return Verdicts.judge(List.of(finding), List.of(runs)).get(0).judgement();
  }

  private static RunEvidence evidence(String workload, boolean killed, String[]... jvms) {
    RunOutcome outcome = new RunOutcome(workload, 0, killed, killed ? "killed after 60 s" : "ended by itself");
    return new RunEvidence(outcome, Stream.of(jvms).map(records -> JvmEvidence.parse(String.join("\n", records).replace('\'', '"'))).toList());
  }

  private static Finding finding(String rule, Probe probe) {
    Site site = new Site(probe, "shop.Shop", "Shop.java", 41, 41, 41, "O", "n", "()V", 0);
    return new Finding("f", rule, Severity.ERROR, "", "src/Shop.java", 41, 1, 41, 41, 0, 0, "shop.Shop", "", "", List.of(), List.of(site), List.of());
  }
}

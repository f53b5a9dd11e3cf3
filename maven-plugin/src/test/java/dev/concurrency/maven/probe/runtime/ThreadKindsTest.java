package dev.concurrency.maven.probe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.vertx.core.Vertx;
import java.awt.EventQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.scheduler.Schedulers;

/** Real threads of real frameworks: those that must not block, and their twins that may. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadKindsTest {

  private final DefaultEventLoopGroup loops = new DefaultEventLoopGroup(1);
  private final DefaultEventExecutorGroup executors = new DefaultEventExecutorGroup(1);
  private final Vertx vertx = Vertx.vertx();
  private final ForkJoinPool ownPool = new ForkJoinPool(1);

  @BeforeAll
  void loadTypes() {
    ClassLoader loader = getClass().getClassLoader();
    LoadedTypes.seen("io/netty/util/internal/ThreadExecutorMap", loader);
    LoadedTypes.seen("io/vertx/core/Context", loader);
  }

  @AfterAll
  void stop() {
    loops.shutdownGracefully();
    executors.shutdownGracefully();
    vertx.close();
    ownPool.shutdown();
  }

  Stream<Arguments> threads() {
    Executor vertxLoop = task -> vertx.runOnContext(nothing -> task.run());
    Executor vertxWorker =
        task ->
            vertx.executeBlocking(
                () -> {
                  task.run();
                  return null;
                });
    // As lambdas: JUnit would close an argument that is an ExecutorService.
    return Stream.of(
        thread(loops::execute, ThreadKind.NETTY_EVENT_LOOP),
        thread(executors::execute, ThreadKind.NETTY_EXECUTOR),
        thread(GlobalEventExecutor.INSTANCE::execute, ThreadKind.NETTY_EXECUTOR),
        thread(vertxLoop, ThreadKind.VERTX_EVENT_LOOP),
        thread(vertxWorker, ThreadKind.VERTX_WORKER),
        thread(Schedulers.parallel()::schedule, ThreadKind.REACTOR_NON_BLOCKING),
        thread(Schedulers.single()::schedule, ThreadKind.REACTOR_NON_BLOCKING),
        thread(Schedulers.boundedElastic()::schedule, ThreadKind.PLATFORM),
        thread(EventQueue::invokeLater, ThreadKind.SWING_EDT),
        thread(ForkJoinPool.commonPool()::execute, ThreadKind.COMMON_POOL),
        thread(ownPool::execute, ThreadKind.PLATFORM),
        thread(task -> new Thread(task, "nioEventLoopGroup-1-1").start(), ThreadKind.PLATFORM));
  }

  private static Arguments thread(Executor executor, ThreadKind kind) {
    return Arguments.of(executor, kind);
  }

  @ParameterizedTest
  @MethodSource("threads")
  void isToldByFactsNotByName(Executor executor, ThreadKind kind) {
    assertThat(classifiedOn(executor).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @MethodSource("threads")
  void aLoopTakesHeartbeats(Executor executor, ThreadKind kind) {
    ThreadKinds.Classified classified = classifiedOn(executor);

    // Reactor's executors are found through private fields, which only a JVM with the agent opens: see CpuWorkloadTest.
    boolean reachable = kind.role() == ThreadKind.Role.LOOP && kind != ThreadKind.REACTOR_NON_BLOCKING;
    assertThat(classified.loop() != null).isEqualTo(reachable);
    if (classified.loop() != null) {
      assertThat(classifiedOn(classified.loop())).extracting(ThreadKinds.Classified::kind).isEqualTo(kind);
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualThreadsMayBlock() throws Exception {
    Executor virtual = (Executor) java.util.concurrent.Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);

    assertThat(classifiedOn(virtual).kind()).isEqualTo(ThreadKind.VIRTUAL);
  }

  private static ThreadKinds.Classified classifiedOn(Executor executor) {
    CompletableFuture<ThreadKinds.Classified> answer = new CompletableFuture<>();
    executor.execute(() -> answer.complete(ThreadKinds.ofCurrentThread()));
    return answer.join();
  }
}

package dev.concurrency.checker.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.base.Functions;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.SettableFuture;
import com.sun.net.httpserver.HttpServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;

/** What the entries say of threads is what the libraries do. Each fact lets the real library run something and looks at the thread. */
class ThreadFactsTest {

  /** Only a test that fails takes that long. */
  private static final int PATIENCE_SECONDS = 60;

  private static final String GIVEN = "given";
  private static final String COMPLETER = "completer";
  private static final String LOOP = "(vert\\.x-eventloop-thread|multiThreadIoEventLoopGroup|defaultEventLoopGroup|reactor-http|parallel|single|lettuce-|httpclient-dispatch).*";
  private static final String MAY_WAIT = "(vert\\.x-worker-thread|boundedElastic|OkHttp).*";

  private final List<AutoCloseable> resources = new ArrayList<>();
  private final ExecutorService given = closing(Executors.newSingleThreadExecutor(named(GIVEN)), ExecutorService::shutdownNow);
  private final ExecutorService completer = closing(Executors.newSingleThreadExecutor(named(COMPLETER)), ExecutorService::shutdownNow);
  private volatile CountDownLatch attached;

  private interface Fact {
    /** Makes the library run {@code note}. */
    void observe(Runnable note) throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> jdk() {
    String stage = "java.util.concurrent.CompletionStage#";
    String future = "java.util.concurrent.CompletableFuture#";
    String function = "java.util.function.Function";
    String executor = "java.util.concurrent.Executor";
    return Stream.of(
        fact("runs " + future + "supplyAsync(java.util.function.Supplier) 0", note -> CompletableFuture.supplyAsync(() -> run(note))),
        fact("runs " + future + "supplyAsync(java.util.function.Supplier," + executor + ") 0", note -> CompletableFuture.supplyAsync(() -> run(note), given)),
        fact("emits " + future + "supplyAsync(java.util.function.Supplier)", note -> CompletableFuture.supplyAsync(this::waitForAttached).thenRun(note)),
        fact("runs " + future + "completeAsync(java.util.function.Supplier) 0", note -> new CompletableFuture<>().completeAsync(() -> run(note))),
        fact("emits " + future + "completedFuture", note -> CompletableFuture.completedFuture(1).thenRun(note)),
        fact("runs " + stage + "thenApply 0", note -> completedElsewhere().thenApply(each -> run(note))),
        fact("runs " + stage + "handle 0", note -> completedElsewhere().handle((each, failure) -> run(note))),
        fact("runs " + stage + "thenCompose 0", note -> completedElsewhere().thenCompose(each -> CompletableFuture.completedFuture(run(note)))),
        fact("emits " + stage + "whenComplete", note -> completedElsewhere().whenComplete((each, failure) -> {}).thenRun(note)),
        fact("runs " + stage + "thenApplyAsync(" + function + ") 0", note -> completedElsewhere().thenApplyAsync(each -> run(note))),
        fact("runs " + stage + "thenApplyAsync(" + function + "," + executor + ") 0", note -> completedElsewhere().thenApplyAsync(each -> run(note), given)),
        fact("emits " + stage + "thenApplyAsync(" + function + "," + executor + ")", note -> completedElsewhere().thenApplyAsync(this::waitForAttached, given).thenRun(note)),
        fact("emits " + future + "orTimeout", note -> completedElsewhere().orTimeout(1, TimeUnit.DAYS).thenRun(note)),
        fact("emits java.net.http.HttpClient#sendAsync", note -> {
          HttpClient client = HttpClient.newBuilder().executor(given).build();
          client.sendAsync(HttpRequest.newBuilder(slowServer()).build(), BodyHandlers.discarding()).thenRun(note);
        }),
        fact("runs java.util.stream.Stream#* 0", note -> assertThat(Stream.of(1).map(each -> run(note)).toList()).hasSize(1)),
        fact("runs java.util.Map#computeIfAbsent 1", note -> new java.util.concurrent.ConcurrentHashMap<>().computeIfAbsent(1, key -> run(note))));
  }

  @TestFactory
  Stream<DynamicTest> netty() {
    return Stream.of(
        fact("runs java.util.concurrent.Executor#execute 0", note -> nettyExecutor().execute(note)),
        fact("emits io.netty.util.concurrent.EventExecutorGroup#submit", note -> nettyExecutor().submit(() -> waitForAttached()).addListener(done -> note.run())),
        fact("emits io.netty.channel.ChannelFuture", note -> connect(new ChannelInboundHandlerAdapter(), null).addListener(done -> note.run())),
        fact("role io.netty.channel.ChannelInboundHandler#channelActive", note -> connect(whenActive(context -> note.run()), null)),
        fact("role io.netty.channel.ChannelInitializer#initChannel", note ->
            connect(new ChannelInitializer<LocalChannel>() {
              @Override
              protected void initChannel(LocalChannel channel) {
                note.run();
              }
            }, null)));
  }

  /** {@code inline} of the context's futures and executor: in a handler of an executor group they stay on the group's thread. */
  @Test
  void aHandlersContextStaysOnTheHandlersThread() throws Exception {
    for (DefaultEventExecutorGroup group : new DefaultEventExecutorGroup[] {null, closing(new DefaultEventExecutorGroup(1), DefaultEventExecutorGroup::shutdownGracefully)}) {
      CompletableFuture<Thread> handler = new CompletableFuture<>();
      CompletableFuture<Thread> listener = new CompletableFuture<>();
      CompletableFuture<Thread> task = new CompletableFuture<>();

      connect(whenActive(context -> {
        handler.complete(Thread.currentThread());
        context.writeAndFlush("hello").addListener(done -> listener.complete(Thread.currentThread()));
        context.executor().execute(() -> task.complete(Thread.currentThread()));
      }), group);

      Thread called = handler.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(listener.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isSameAs(called);
      assertThat(task.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isSameAs(called);
    }
  }

  @TestFactory
  Stream<DynamicTest> vertx() {
    String core = "io.vertx.core.";
    return Stream.of(
        fact("runs " + core + "Vertx#setTimer 1", note -> vertxInstance().setTimer(1, id -> note.run())),
        fact("runs " + core + "Vertx#runOnContext 0", note -> vertxInstance().runOnContext(nothing -> note.run())),
        fact("runs " + core + "Vertx#executeBlocking 0", note -> vertxInstance().executeBlocking(() -> run(note))),
        fact("emits " + core + "Vertx#executeBlocking", note -> vertxInstance().executeBlocking(() -> 1).onComplete(done -> note.run())),
        fact("emits " + core + "file.FileSystem#*", note -> vertxInstance().fileSystem().exists("nothing").onComplete(done -> note.run())),
        fact("emits " + core + "Vertx#deployVerticle", note -> vertxInstance().deployVerticle("nothing").onComplete(done -> note.run())),
        fact("runs " + core + "eventbus.EventBus#consumer 1", note -> {
          Vertx vertx = vertxInstance();
          vertx.eventBus().consumer("address", message -> note.run());
          vertx.eventBus().send("address", "hello");
        }),
        fact("runs " + core + "Future#map 0", note -> {
          Promise<Integer> promise = Promise.promise();
          promise.future().map(each -> run(note));
          completer.execute(() -> promise.complete(1));
        }),
        fact("emits " + core + "Future#fromCompletionStage(java.util.concurrent.CompletionStage)", note ->
            io.vertx.core.Future.fromCompletionStage(completedElsewhere()).onComplete(done -> note.run())),
        fact("runs io.vertx.ext.web.Route#handler 0", note -> {
          Vertx vertx = vertxInstance();
          Router router = Router.router(vertx);
          router.route().handler(context -> {
            note.run();
            context.end();
          });
          vertx.createHttpServer().requestHandler(router).listen(0).onSuccess(server -> WebClient.create(vertx).get(server.actualPort(), "localhost", "/").send());
        }),
        fact("emits io.vertx.ext.web.client.HttpRequest#send*", note ->
            WebClient.create(vertxInstance()).getAbs(slowServer().toString()).send().onComplete(done -> note.run())),
        fact("emits " + core + "http.HttpClient#*", note ->
            vertxInstance().createHttpClient().request(io.vertx.core.http.HttpMethod.GET, slowServer().getPort(), "localhost", "/").onComplete(done -> note.run())));
  }

  /** {@code emits Future#compose stage}: what follows stays on the context of the first future, whoever completes the second. */
  @Test
  void aComposedVertxFutureKeepsItsContext() throws Exception {
    Promise<Integer> inner = Promise.promise();
    CompletableFuture<Thread> seen = new CompletableFuture<>();

    vertxInstance().timer(1).compose(nothing -> {
      completer.execute(() -> inner.complete(1));
      return inner.future();
    }).onComplete(done -> seen.complete(Thread.currentThread()));

    assertThat(seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getName()).matches(LOOP);
  }

  @TestFactory
  Stream<DynamicTest> reactor() {
    String mono = "reactor.core.publisher.Mono#";
    String flux = "reactor.core.publisher.Flux#";
    Duration moment = Duration.ofMillis(1);
    return Stream.of(
        fact("emits " + mono + "just", note -> Mono.just(1).subscribe(each -> note.run())),
        fact("runs " + mono + "fromCallable 0", note -> Mono.fromCallable(() -> run(note)).subscribe()),
        fact("runs " + mono + "defer 0", note -> Mono.defer(() -> Mono.just(run(note))).subscribe()),
        fact("runs " + mono + "create 0", note -> Mono.create(sink -> note.run()).subscribe()),
        fact("runs " + mono + "doFirst 0", note -> emittedElsewhere().doFirst(note).subscribe()),
        fact("runs " + flux + "generate 0", note -> Flux.generate(sink -> {
          note.run();
          sink.complete();
        }).subscribe()),
        fact("emits " + mono + "publishOn", note -> Mono.just(1).publishOn(givenScheduler()).subscribe(each -> note.run())),
        fact("emits " + mono + "subscribeOn", note -> Mono.just(1).subscribeOn(givenScheduler()).subscribe(each -> note.run())),
        fact("emits " + mono + "delay(java.time.Duration)", note -> Mono.delay(moment).subscribe(each -> note.run())),
        fact("emits " + mono + "delay(java.time.Duration,reactor.core.scheduler.Scheduler)", note ->
            Mono.delay(moment, Schedulers.fromExecutorService(scheduled())).subscribe(each -> note.run())),
        fact("emits " + mono + "delayElement(java.time.Duration)", note -> Mono.just(1).delayElement(moment).subscribe(each -> note.run())),
        fact("emits " + flux + "interval(java.time.Duration)", note -> Flux.interval(moment).take(1).subscribe(each -> note.run())),
        fact("emits " + flux + "delayElements(java.time.Duration)", note -> Flux.just(1).delayElements(moment).subscribe(each -> note.run())),
        fact("emits " + mono + "timeout(java.time.Duration)", note -> emittedElsewhere().timeout(Duration.ofDays(1)).subscribe(each -> note.run())),
        fact("runs " + mono + "map 0", note -> emittedElsewhere().map(each -> run(note)).subscribe()),
        fact("runs " + mono + "flatMap 0", note -> emittedElsewhere().flatMap(each -> Mono.just(run(note))).subscribe()),
        fact("runs " + flux + "concatMap 0", note -> emittedElsewhere().flux().concatMap(each -> Mono.just(run(note))).subscribe()),
        fact("runs " + mono + "doFinally 0", note -> emittedElsewhere().doFinally(signal -> note.run()).subscribe()),
        fact("runs " + mono + "onErrorResume 0", note -> emittedElsewhere().map(each -> each / 0).onErrorResume(failure -> Mono.just(run(note))).subscribe()),
        fact("emits " + mono + "from", note -> Mono.from(emittedElsewhere().flux()).subscribe(each -> note.run())),
        fact("emits " + mono + "fromFuture(java.util.concurrent.CompletableFuture,*)", note -> Mono.fromFuture(completedElsewhere()).subscribe(each -> note.run())),
        fact("emits " + mono + "toFuture", note -> emittedElsewhere().toFuture().thenRun(note)),
        fact("runs " + mono + "subscribe 0", note -> emittedElsewhere().subscribe(each -> note.run())),
        fact("executor reactor.core.scheduler.Schedulers#boundedElastic", note -> Schedulers.boundedElastic().schedule(note)),
        fact("executor reactor.core.scheduler.Schedulers#parallel", note -> Schedulers.parallel().schedule(note)),
        fact("executor reactor.core.scheduler.Schedulers#single", note -> Schedulers.single().schedule(note)),
        fact("executor reactor.core.scheduler.Schedulers#immediate", note -> Schedulers.immediate().schedule(note)));
  }

  @TestFactory
  Stream<DynamicTest> reactorNetty() {
    return Stream.of(
        fact("runs reactor.netty.http.server.HttpServer#handle 0", note -> {
          DisposableServer server =
              closing(
                  reactor.netty.http.server.HttpServer.create().handle((request, response) -> {
                    note.run();
                    return response.send();
                  }).bindNow(),
                  DisposableServer::disposeNow);
          reactor.netty.http.client.HttpClient.create().get().uri("http://localhost:" + server.port()).response().subscribe();
        }),
        fact("emits reactor.netty.http.client.HttpClient$ResponseReceiver#response", note ->
            reactor.netty.http.client.HttpClient.create().get().uri(slowServer().toString()).response().subscribe(each -> note.run())));
  }

  @TestFactory
  Stream<DynamicTest> guava() {
    return Stream.of(
        fact("runs com.google.common.util.concurrent.Futures#transform 1", note -> Futures.transform(Futures.immediateFuture(1), each -> run(note), given)),
        fact("emits com.google.common.util.concurrent.Futures#transform", note -> {
          SettableFuture<Integer> source = SettableFuture.create();
          Futures.transform(source, Functions.identity(), given).addListener(note, Runnable::run);
          completer.execute(() -> source.set(1));
        }),
        fact("executor com.google.common.util.concurrent.MoreExecutors#directExecutor", com.google.common.util.concurrent.MoreExecutors.directExecutor()::execute));
  }

  @TestFactory
  Stream<DynamicTest> redisAndHttpClients() {
    return Stream.of(
        fact("emits io.lettuce.core.RedisFuture", note -> {
          FakeRedis redis = closing(new FakeRedis(), FakeRedis::close);
          connectTo(redis).async().get("key").thenRun(note);
          redis.answerGet();
        }),
        fact("emits io.lettuce.core.api.reactive.RedisStringReactiveCommands#*", note -> {
          FakeRedis redis = closing(new FakeRedis(), FakeRedis::close);
          connectTo(redis).reactive().get("key").subscribe(each -> {}, failure -> {}, note);
          redis.answerGet();
        }),
        fact("role okhttp3.Callback#onResponse", note -> new OkHttpClient().newCall(new Request.Builder().url(slowServer().toURL()).build()).enqueue(new Callback() {
          @Override
          public void onFailure(Call call, IOException failure) {}

          @Override
          public void onResponse(Call call, Response response) {
            note.run();
            response.close();
          }
        })),
        fact("role org.apache.hc.core5.concurrent.FutureCallback#completed", note -> {
          CloseableHttpAsyncClient client = closing(HttpAsyncClients.createDefault(), CloseableHttpAsyncClient::close);
          client.start();
          client.execute(SimpleHttpRequest.create("GET", slowServer()), new FutureCallback<SimpleHttpResponse>() {
            @Override
            public void completed(SimpleHttpResponse response) {
              note.run();
            }

            @Override
            public void failed(Exception failure) {}

            @Override
            public void cancelled() {}
          });
        }));
  }

  /** @param entry the beginning of a line: verb, subject, position */
  private DynamicTest fact(String entry, Fact fact) {
    return dynamicTest(entry, () -> {
      CompletableFuture<Thread> seen = new CompletableFuture<>();
      attached = new CountDownLatch(1);
      fact.observe(() -> seen.complete(Thread.currentThread()));
      attached.countDown();
      Thread thread = seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(thread).matches(expected(entry(entry).where()), "runs where the entry says: " + entry(entry).where());
    });
  }

  private static Entry entry(String line) {
    Entry wanted = Catalog.parse("fact", line + " inline").entries().get(0);
    return Catalog.builtIn().entries().stream()
        .filter(entry -> entry.verb() == wanted.verb() && entry.subject().equals(wanted.subject()) && entry.argument() == wanted.argument())
        .findFirst()
        .orElseThrow(() -> new AssertionError("The catalogue has no line '" + line + " …'"));
  }

  private static java.util.function.Predicate<Thread> expected(Where where) {
    Thread caller = Thread.currentThread();
    return switch (where.kind()) {
      case INLINE, SUBSCRIBER -> thread -> thread == caller;
      case EXECUTOR, RECEIVER, SUBSCRIBE_ON -> thread -> thread.getName().startsWith(GIVEN);
      case STAGE -> thread -> thread.getName().equals(COMPLETER);
      case LOOP, CALLER_LOOP -> thread -> thread.getName().matches(LOOP);
      case BLOCKING_OK -> thread -> thread.getName().matches(MAY_WAIT);
      case COMMON_POOL -> ThreadFactsTest::isOfCommonPool;
      default -> throw new IllegalArgumentException("Nothing to expect of " + where);
    };
  }

  /** Up to JDK 24 CompletableFuture makes a thread for each task if the common pool has only one. */
  private static boolean isOfCommonPool(Thread thread) {
    boolean poolIsTooSmall = ForkJoinPool.getCommonPoolParallelism() < 2 && Runtime.version().feature() < 25;
    return poolIsTooSmall
        ? thread.getName().matches("Thread-\\d+")
        : thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
  }

  private static int run(Runnable note) {
    note.run();
    return 1;
  }

  /** Keeps a stage incomplete until the observer is attached; what is done already calls its dependents at once. */
  private int waitForAttached() {
    try {
      attached.await();
      return 1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int waitForAttached(Object ignored) {
    return waitForAttached();
  }

  private CompletableFuture<Integer> completedElsewhere() {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    completer.execute(() -> future.complete(waitForAttached()));
    return future;
  }

  private Mono<Integer> emittedElsewhere() {
    Sinks.One<Integer> sink = Sinks.one();
    completer.execute(() -> sink.tryEmitValue(waitForAttached()));
    return sink.asMono();
  }

  private Scheduler givenScheduler() {
    return Schedulers.fromExecutor(given);
  }

  private ExecutorService scheduled() {
    return closing(Executors.newSingleThreadScheduledExecutor(named(GIVEN)), ExecutorService::shutdownNow);
  }

  private DefaultEventExecutor nettyExecutor() {
    return closing(new DefaultEventExecutor(new DefaultThreadFactory(GIVEN)), DefaultEventExecutor::shutdownGracefully);
  }

  private Vertx vertxInstance() {
    return closing(Vertx.vertx(), Vertx::close);
  }

  private static ChannelInboundHandlerAdapter whenActive(Consumer<ChannelHandlerContext> action) {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelActive(ChannelHandlerContext context) {
        action.accept(context);
      }
    };
  }

  /** @param group for the handler; null for the event loop */
  private io.netty.channel.ChannelFuture connect(ChannelHandler handler, DefaultEventExecutorGroup group) throws InterruptedException {
    DefaultEventLoopGroup loops = closing(new DefaultEventLoopGroup(2), DefaultEventLoopGroup::shutdownGracefully);
    LocalAddress address = new LocalAddress(ThreadFactsTest.class);
    new ServerBootstrap().group(loops).channel(LocalServerChannel.class).childHandler(new ChannelInboundHandlerAdapter()).bind(address).sync();
    Bootstrap client = new Bootstrap().group(loops).channel(LocalChannel.class);
    if (group == null) {
      return client.handler(handler).connect(address);
    }
    return client.handler(new ChannelInitializer<LocalChannel>() {
      @Override
      protected void initChannel(LocalChannel channel) {
        channel.pipeline().addLast(group, handler);
      }
    }).connect(address);
  }

  private StatefulRedisConnection<String, String> connectTo(FakeRedis redis) {
    RedisClient client = closing(RedisClient.create(RedisURI.create("localhost", redis.port())), RedisClient::shutdownAsync);
    return client.connect();
  }

  /** A server that answers when the observer is attached. */
  private URI slowServer() throws IOException {
    HttpServer server = closing(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), each -> each.stop(0));
    server.createContext("/", exchange -> {
      waitForAttached();
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    server.start();
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  private static java.util.concurrent.ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private interface Closing<T> {
    void close(T resource) throws Exception;
  }

  private <T> T closing(T resource, Closing<T> how) {
    resources.add(() -> how.close(resource));
    return resource;
  }

  @AfterEach
  void close() throws Exception {
    for (int i = resources.size() - 1; i >= 0; i--) {
      resources.get(i).close();
    }
  }
}

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Async;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Publishers that are read as if they were collections, on all kinds of threads. */
class ImplicitBlockingBridgeCases {
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Mails mails;

  ImplicitBlockingBridgeCases(Mails mails) {
    this.mails = mails;
  }

  // ---- in a method that returns its result for later

  CompletableFuture<Void> loopBad(Flux<String> lines) {
    StringBuilder all = new StringBuilder();
    for (String line : lines.toIterable()) { // BUG
      all.append(line);
    }
    return mails.send("sales", all.toString());
  }

  CompletableFuture<Void> streamBad(Flux<String> lines) {
    String all = lines.toStream().filter(line -> !line.isEmpty()).collect(Collectors.joining()); // BUG
    return mails.send("sales", all);
  }

  CompletableFuture<Void> batchSizeBad(Flux<String> lines) {
    List<String> all = new ArrayList<>();
    for (String line : lines.map(String::trim).toIterable(1)) { // BUG
      all.add(line);
    }
    return mails.send("sales", String.join(",", all));
  }

  CompletionStage<Void> variableBad(Flux<String> lines) {
    Iterable<String> all = lines.toIterable(); // BUG
    int length = 0;
    for (String line : all) {
      length += line.length();
    }
    return mails.send("sales", "" + length);
  }

  Mono<Integer> forEachBad(Flux<Integer> numbers) {
    List<Integer> all = new ArrayList<>();
    numbers.toIterable().forEach(all::add); // BUG
    return Mono.fromCallable(all::size);
  }

  Mono<Long> countBad(Flux<Integer> numbers) {
    long count = numbers.toStream().count(); // BUG
    return Mono.fromCallable(() -> count + 1);
  }

  Flux<String> toListBad(Flux<Integer> ids) {
    List<Integer> all = ids.toStream(8).toList(); // BUG
    return Flux.range(0, all.size()).map(i -> "customer " + all.get(i));
  }

  CompletableFuture<Void> streamInVariableBad(Flux<String> lines) {
    Stream<String> trimmed = lines.toStream().map(String::trim); // BUG
    String first = trimmed.findFirst().orElse("");
    return mails.send("sales", first);
  }

  CompletableFuture<Void> streamForEachBad(Flux<String> lines) {
    lines.toStream().forEach(line -> mails.send("sales", line)); // BUG
    return CompletableFuture.completedFuture(null);
  }

  CompletableFuture<Void> onTheSpotBad(List<Flux<String>> parts) {
    List<String> all = new ArrayList<>();
    parts.forEach(part -> {
      for (String line : part.toIterable()) { // BUG
        all.add(line);
      }
    });
    return mails.send("sales", String.join(",", all));
  }

  CompletableFuture<Void> nestedLoopBad(Flux<Integer> ids, Flux<String> names) {
    int matches = 0;
    for (String name : names.toIterable()) { // BUG
      for (int id : ids.toIterable()) { // BUG
        matches += name.length() == id ? 1 : 0;
      }
    }
    return mails.send("sales", "" + matches);
  }

  CompletableFuture<Void> firstOnlyBad(Flux<String> lines) {
    for (String line : lines.filter(each -> each.startsWith("!")).toIterable()) { // BUG
      return mails.send("sales", line);
    }
    return CompletableFuture.completedFuture(null);
  }

  io.vertx.core.Future<Integer> vertxBad(Flux<Integer> numbers, Vertx vertx) {
    int sum = numbers.toStream().mapToInt(Integer::intValue).sum(); // BUG
    return vertx.executeBlocking(() -> sum);
  }

  static class OverriddenBad extends Sums {
    @Override
    CompletableFuture<Integer> sum(Flux<Integer> numbers) {
      int sum = 0;
      for (int number : numbers.toIterable()) { // BUG
        sum += number;
      }
      int all = sum;
      return CompletableFuture.supplyAsync(() -> all);
    }
  }

  // ---- on an event loop

  void eventLoopBad(EventLoop loop, Flux<String> lines) {
    loop.execute(() -> {
      for (String line : lines.toIterable()) { // BUG
        mails.send("sales", line);
      }
    });
  }

  static class HandlerBad extends ChannelInboundHandlerAdapter {
    private final Flux<String> greeting = Flux.just("a", "b");

    @Override
    public void channelActive(ChannelHandlerContext context) {
      greeting.toStream().forEach(context::writeAndFlush); // BUG
    }
  }

  void routeBad(Router router, Flux<String> lines) {
    router.get("/lines").handler(context -> context.end(lines.toStream().collect(Collectors.joining("\n")))); // BUG
  }

  static class VerticleBad extends AbstractVerticle {
    @Override
    public void start() {
      int tables = 0;
      for (String table : Flux.just("a", "b").toIterable()) { // BUG
        tables += table.length();
      }
      config().put("tables", tables);
    }
  }

  private void helperBad(Flux<String> lines) {
    for (String line : lines.toIterable()) { // BUG
      mails.send("sales", line);
    }
  }

  void helperOnALoop(EventLoop loop, Flux<String> lines) {
    loop.execute(() -> helperBad(lines));
  }

  void timerBad(Vertx vertx, Flux<Integer> numbers) {
    vertx.setTimer(10, id -> numbers.toIterable().forEach(number -> mails.send("sales", "" + number))); // BUG
  }

  // ---- in the common pool

  CompletableFuture<Integer> commonPoolBad(Flux<Integer> numbers) {
    return CompletableFuture.supplyAsync(() -> {
      int sum = 0;
      for (int number : numbers.toIterable()) { // BUG
        sum += number;
      }
      return sum;
    });
  }

  CompletableFuture<Long> commonPoolStreamBad(Flux<Integer> numbers) {
    return CompletableFuture.supplyAsync(() -> numbers.toStream().filter(number -> number > 0).count()); // BUG
  }

  CompletableFuture<Long> continuationBad(CompletableFuture<String> name, Flux<String> lines) {
    return name.thenApplyAsync(wanted -> lines.toStream().filter(wanted::equals).count()); // BUG
  }

  long parallelStreamBad(List<Flux<String>> parts) {
    return parts.parallelStream().mapToLong(part -> part.toStream().count()).sum(); // BUG
  }

  CompletableFuture<Void> runAsyncBad(Flux<String> lines) {
    return CompletableFuture.runAsync(() -> lines.toIterable(16).forEach(line -> mails.send("sales", line))); // BUG
  }

  // ---- composed

  Mono<Void> collectListOk(Flux<String> lines) {
    return lines.collectList().flatMap(all -> Mono.fromFuture(() -> mails.send("sales", String.join("", all))));
  }

  Mono<Integer> reduceOk(Flux<Integer> numbers) {
    return numbers.reduce(0, Integer::sum);
  }

  Flux<String> concatMapOk(Flux<String> lines) {
    return lines.concatMap(line -> Mono.fromFuture(() -> mails.send("sales", line)).thenReturn(line));
  }

  CompletableFuture<List<String>> toFutureOk(Flux<String> lines) {
    return lines.collectList().toFuture();
  }

  // ---- where waiting is allowed

  public static void mainOk(String... args) {
    for (String line : Flux.just("a", "b").toIterable()) {
      System.out.println(line);
    }
  }

  int plainMethodOk(Flux<Integer> numbers) {
    int sum = 0;
    for (int number : numbers.toIterable()) {
      sum += number;
    }
    return sum;
  }

  CompletableFuture<Integer> ownPoolOk(Flux<Integer> numbers) {
    return CompletableFuture.supplyAsync(() -> numbers.toStream().mapToInt(Integer::intValue).sum(), pool);
  }

  void threadOk(Flux<String> lines) {
    new Thread(() -> lines.toIterable().forEach(line -> mails.send("sales", line))).start();
  }

  Mono<Long> boundedElasticOk(Flux<String> lines) {
    return Mono.fromCallable(() -> lines.toStream().count()).subscribeOn(Schedulers.boundedElastic());
  }

  io.vertx.core.Future<Long> executeBlockingOk(Vertx vertx, Flux<String> lines) {
    return vertx.executeBlocking(() -> lines.toStream().count());
  }

  void blockingHandlerOk(Router router, Flux<String> lines) {
    router.get("/lines").blockingHandler(context -> context.end(lines.toStream().collect(Collectors.joining("\n"))));
  }

  @Async
  CompletableFuture<Integer> springAsyncOk(Flux<Integer> numbers) {
    return CompletableFuture.completedFuture(numbers.toStream().mapToInt(Integer::intValue).sum());
  }

  @Blocking
  CompletableFuture<Void> annotatedOk(Flux<String> lines) {
    for (String line : lines.toIterable()) {
      mails.send("sales", line);
    }
    return CompletableFuture.completedFuture(null);
  }

  void testedLoopOk(EventLoop loop, Flux<String> lines) {
    Runnable task = () -> {
      if (!loop.inEventLoop()) {
        for (String line : lines.toIterable()) {
          mails.send("sales", line);
        }
      }
    };
    loop.execute(task);
  }

  // ---- nobody reads it here

  Iterable<String> returnedOk(EventLoop loop, Flux<String> lines) {
    return lines.toIterable();
  }

  CompletableFuture<Iterable<String>> passedOnOk(Flux<String> lines) {
    return CompletableFuture.completedFuture(lines.toIterable());
  }

  CompletableFuture<Stream<String>> streamPassedOnOk(Flux<String> lines) {
    return CompletableFuture.supplyAsync(() -> lines.toStream());
  }

  CompletableFuture<Void> notReadOk(Flux<String> lines) {
    Iterable<String> unread = lines.toIterable();
    return mails.send("sales", "hello");
  }

  CompletableFuture<Void> readInATaskOk(Flux<String> lines) {
    Iterable<String> all = lines.toIterable();
    pool.execute(() -> all.forEach(line -> mails.send("sales", line)));
    return mails.send("sales", "started");
  }

  CompletableFuture<Iterator<String>> iteratorOk(Flux<String> lines) {
    Iterator<String> all = lines.toIterable().iterator();
    return CompletableFuture.completedFuture(all);
  }

  void unknownThreadOk(Flux<String> lines, java.util.function.Consumer<Runnable> runner) {
    runner.accept(() -> lines.toIterable().forEach(line -> mails.send("sales", line)));
  }

  // ---- other collections

  CompletableFuture<Void> listOk(List<String> lines) {
    StringBuilder all = new StringBuilder();
    for (String line : lines) {
      all.append(line);
    }
    return mails.send("sales", all.toString());
  }

  void eventLoopListOk(EventLoop loop, List<String> lines) {
    loop.execute(() -> lines.stream().map(String::trim).forEach(line -> mails.send("sales", line)));
  }

  /** verytools.net: a name that sounds like it. */
  CompletableFuture<Void> soundsLikeItOk(Converter converter) {
    for (String line : converter.toIterable()) {
      mails.send("sales", line);
    }
    return mails.send("sales", "done");
  }

  /** Another wait than by reading: BlockingOnEventLoop. */
  void blockLastOk(EventLoop loop, Flux<String> lines) {
    loop.execute(() -> lines.blockLast());
  }

  static class StoresItOk {
    private Iterable<String> lines;

    CompletableFuture<Void> keep(Flux<String> given) {
      lines = given.toIterable();
      return CompletableFuture.completedFuture(null);
    }
  }
}

/** What a case extends. */
abstract class Sums {
  abstract CompletableFuture<Integer> sum(Flux<Integer> numbers);
}

/** Has a method with the same name. */
interface Converter {
  List<String> toIterable();
}

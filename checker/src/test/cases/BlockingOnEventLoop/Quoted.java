import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import redis.clients.jedis.JedisPooled;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/** What users of other tools reported: of code that was found and is right, and of code that was not found and is wrong. Named after the reports. */
class Quoted {

  /** The blocking call is in a method of another class, and that one calls a third. */
  static class Ruff7807_indirectlyBad extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      ctx.writeAndFlush(new Between().answer(message));
    }

    static class Between {
      String answer(String message) {
        return new Remote().fetch(message);
      }
    }

    static class Remote {
      private final JedisPooled redis = new JedisPooled("localhost", 6379);

      String fetch(String message) {
        return redis.get(message); // BUG
      }
    }
  }

  /** Whoever gets the lambda runs it, and where is not known. */
  static class SonarS6881_lambdaReturnedOk extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      ctx.fireUserEventTriggered(later(message));
    }

    private Supplier<String> later(String message) {
      return () -> {
        pause();
        return message;
      };
    }
  }

  /** A functional interface of the program's own says nothing of the thread. */
  static class Ktij38341_functionalInterfaceOk extends SimpleChannelInboundHandler<String> {
    interface Step {
      String run() throws Exception;
    }

    interface Steps {
      void add(Step step);
    }

    private Steps steps;

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      steps.add(() -> {
        Thread.sleep(20);
        return message;
      });
    }
  }

  /** A local class stands in the handler and runs in a pool. */
  static class VsThreading1251_localFunctionOk extends SimpleChannelInboundHandler<String> {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      class Answer implements Runnable {
        @Override
        public void run() {
          pause();
          ctx.writeAndFlush(message);
        }
      }
      pool.execute(new Answer());
    }
  }

  /** Throws IOException, and writes to memory. */
  static class Baeldung1035_writesToMemoryOk extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
        writer.write(message);
      }
      ctx.writeAndFlush(bytes.toByteArray());
    }
  }

  /** Loading a class reads a file, once. */
  static class BlockHound135_serviceLoaderOk extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      ctx.writeAndFlush(ServiceLoader.load(CharSequence.class).findFirst().map(CharSequence::length).orElse(message.length()));
    }
  }

  /** The same call by another spelling. */
  static class Ruff28012_importedConstantBad extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) throws InterruptedException {
      MILLISECONDS.sleep(20); // BUG
      TimeUnit unit = TimeUnit.SECONDS;
      unit.sleep(1); // BUG
    }
  }

  /** The general form of what has shorter ones in other libraries. */
  static class Ruff28015_generalFormBad extends SimpleChannelInboundHandler<String> {
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(URI.create(message)).method("PATCH", HttpRequest.BodyPublishers.noBody()).build();
      ctx.writeAndFlush(client.send(request, HttpResponse.BodyHandlers.ofString()).body()); // BUG
    }
  }

  /** The class that took the place of Jedis and its pool. */
  static class Ruff28187_successorOfTheClassBad extends SimpleChannelInboundHandler<String> {
    private final JedisPooled redis = new JedisPooled("localhost", 6379);

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      ctx.writeAndFlush(redis.hgetAll(message)); // BUG
    }
  }

  /** A resource that answers with a Uni runs on the event loop. */
  static class Quarkus31677_awaitsInAResourceBad {
    private final Uni<String> name = Uni.createFrom().item(() -> "Ada").runSubscriptionOn(Executors.newFixedThreadPool(1));

    @NonBlocking
    Uni<String> greet() {
      return Uni.createFrom().item("Hello " + name.await().indefinitely()); // BUG
    }
  }

  /** The scheduler is made for code that waits. */
  static class Kotlin2019_schedulerThatMayWaitOk extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      Mono.fromRunnable(Quoted::pause).subscribeOn(Schedulers.boundedElastic()).subscribe(nothing -> ctx.flush(), ctx::fireExceptionCaught);
    }
  }

  /** A filter in front of everything runs on the event loop of its requests. */
  static class QuarkusMcp293_filterBad implements WebFilter {
    private CompletableFuture<String> key;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
      boolean known = exchange.getRequest().getId().startsWith(key.join()); // BUG
      return known ? chain.filter(exchange) : exchange.getResponse().setComplete();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

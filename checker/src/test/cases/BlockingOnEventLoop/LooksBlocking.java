import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Calls that look as if they waited, in handlers of an event loop. */
class LooksBlocking {

  /** Declares IOException and never leaves the memory, as Jackson's ObjectMapper.writeValueAsString does. */
  static class Verytools_writeValueAsStringOk extends SimpleChannelInboundHandler<Map<String, String>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Map<String, String> message) throws IOException {
      ctx.writeAndFlush(writeValueAsString(message));
    }

    private String writeValueAsString(Map<String, String> value) throws IOException {
      StringWriter out = new StringWriter();
      for (Map.Entry<String, String> each : value.entrySet()) {
        out.append(each.getKey()).append('=').append(each.getValue());
      }
      out.flush();
      return out.toString();
    }
  }

  static class StreamsInMemoryOk extends SimpleChannelInboundHandler<byte[]> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, byte[] message) throws IOException {
      InputStream in = new ByteArrayInputStream(message);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      in.transferTo(out);
      new StringReader(out.toString()).read();
      ctx.writeAndFlush(out.toByteArray());
    }
  }

  /** Random numbers for TLS or an id read the entropy source at most once; that dispute is not for a build to decide. */
  static class Netty10459_secureRandomOk extends SimpleChannelInboundHandler<byte[]> {
    private final SecureRandom random = new SecureRandom();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, byte[] message) {
      random.nextBytes(message);
      ctx.writeAndFlush(UUID.randomUUID().toString());
    }
  }

  /** A lock waits only if somebody else holds it: that is not certain. Here it is free again before anything is written. */
  static class Clippy6446_unlockedBeforeWriteOk extends SimpleChannelInboundHandler<String> {
    private final Lock lock = new ReentrantLock();
    private final Deque<String> last = new ArrayDeque<>();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      lock.lock();
      try {
        last.addLast(message);
      } finally {
        lock.unlock();
      }
      ctx.writeAndFlush(message);
    }
  }

  /** The program's own methods called join, get, wait: a name says nothing. */
  static class NamesakesOk extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      ctx.writeAndFlush(String.join(",", join(message), await(message)));
    }

    private String join(String message) {
      return message;
    }

    private String await(String message) {
      return message;
    }
  }

  /** Met in Lettuce: the Redis command WAIT is an overload of Object.wait only by its name. */
  static class Lettuce_commandNamedWaitOk extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      ctx.writeAndFlush(wait(1, 2_000L));
    }

    private String wait(int replicas, long timeout) {
      return "WAIT " + replicas + " " + timeout;
    }
  }

  static class FinishedFuturesOk extends SimpleChannelInboundHandler<String> {
    private final CompletableFuture<String> motd = new CompletableFuture<>();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      CompletableFuture<String> echo = CompletableFuture.completedFuture(message);
      ctx.write(echo.join());
      if (motd.isDone()) {
        ctx.write(motd.join());
      }
      ctx.write(motd.isDone() ? motd.join() : "");
      ctx.write(motd.getNow(""));
      boolean known = motd.isDone() && motd.join().isEmpty();
    }
  }

  static class EarlyReturnUnlessDoneOk extends SimpleChannelInboundHandler<String> {
    private final CompletableFuture<String> motd = new CompletableFuture<>();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      if (!motd.isDone()) {
        return;
      }
      ctx.writeAndFlush(motd.join());
    }
  }

  static class TestedInLocalVariableOk extends SimpleChannelInboundHandler<String> {
    private final CompletableFuture<String> motd = new CompletableFuture<>();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      boolean known = motd.isDone();
      if (known) {
        ctx.writeAndFlush(motd.join());
      }
    }
  }

  /** The other one was tested. */
  static class TestedAnotherFutureBad extends SimpleChannelInboundHandler<String> {
    private final CompletableFuture<String> motd = new CompletableFuture<>();
    private final CompletableFuture<String> news = new CompletableFuture<>();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      if (motd.isDone()) {
        ctx.writeAndFlush(news.join()); // BUG
      }
      if (!news.isDone()) {
        ctx.writeAndFlush(news.join()); // BUG
      }
    }
  }

  /** The first wait waits for all; those behind it find what they ask for. */
  static class FirstWaitOnlyBad extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      CompletableFuture<String> motd = CompletableFuture.supplyAsync(() -> "hello");
      CompletableFuture<String> news = CompletableFuture.supplyAsync(() -> "none");
      CompletableFuture.allOf(motd, news).join(); // BUG
      ctx.write(motd.join() + news.join());
      java.util.stream.Stream.of(motd, news).map(CompletableFuture::join).forEach(ctx::write);
      java.util.stream.Stream.of(motd, news).map(each -> each.join()).forEach(ctx::write);
      CompletableFuture<String> late = CompletableFuture.supplyAsync(() -> "late");
      ctx.write(late.join()); // BUG
    }
  }
}

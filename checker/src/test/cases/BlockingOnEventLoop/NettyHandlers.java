import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Handlers of a Netty pipeline: the event loop of their channel runs them, unless they were added with an executor group. */
class NettyHandlers {

  static class SleepInChannelReadBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      Thread.sleep(20); // BUG
      ctx.writeAndFlush(message);
    }
  }

  static class JdbcInSimpleHandlerBad extends SimpleChannelInboundHandler<String> {
    private final DataSource database;

    JdbcInSimpleHandlerBad(DataSource database) {
      this.database = database;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String customer) throws SQLException {
      try (Connection connection = database.getConnection(); // BUG
          PreparedStatement query = connection.prepareStatement("select name from customer where id = ?")) {
        query.setString(1, customer);
        ctx.writeAndFlush(query.executeQuery().getString(1)); // BUG
      }
    }
  }

  static class LatchInTaskOfTheLoopBad extends ChannelInboundHandlerAdapter {
    private final CountDownLatch ready = new CountDownLatch(1);

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      ctx.channel().eventLoop().execute(() -> {
        try {
          ready.await(); // BUG
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
    }
  }

  static class FutureInHandlerBad extends ChannelInboundHandlerAdapter {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      Future<String> answer = pool.submit(() -> "answer to " + message);
      ctx.writeAndFlush(answer.get(1, TimeUnit.SECONDS)); // BUG
    }
  }

  static class TakeFromQueueBad extends ChannelInboundHandlerAdapter {
    private final BlockingQueue<Object> buffers = new ArrayBlockingQueue<>(64);

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ctx.writeAndFlush(buffers.take()); // BUG
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws InterruptedException {
      buffers.put(new Object()); // BUG
    }
  }

  static class NameServiceInInitializerBad extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel channel) throws IOException {
      InetAddress proxy = InetAddress.getByName("proxy.example.org"); // BUG
      channel.pipeline().addLast(new EchoHandlerOk());
    }
  }

  static class AnonymousInitializerBad {
    void connect(Bootstrap bootstrap) {
      bootstrap.handler(new ChannelInitializer<Channel>() {
        @Override
        protected void initChannel(Channel channel) throws InterruptedException {
          Thread.sleep(5); // BUG
        }
      });
    }
  }

  static class SyncOnWriteInHandlerBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ctx.channel().writeAndFlush(message).sync(); // BUG
    }
  }

  /** A file is usually read fast: the finding is only an information. */
  static class FileInHandlerBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws IOException {
      try (FileInputStream file = new FileInputStream("motd.txt")) { // BUG
        ctx.writeAndFlush(file.readAllBytes()); // BUG
      }
    }
  }

  static class OwnLoopGroupBad {
    private final EventLoopGroup loops = new NioEventLoopGroup(2);

    void warmUp() {
      loops.submit(() -> {
        TimeUnit.SECONDS.sleep(1); // BUG
        return "warm";
      });
    }
  }

  static class HandlerInFieldBad {
    private final Runnable refresh = () -> {
      try {
        Thread.sleep(10); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };

    void start(Channel channel) {
      channel.eventLoop().schedule(refresh, 1, TimeUnit.SECONDS);
    }
  }

  static class MethodReferenceBad {
    void start(Channel channel) {
      channel.eventLoop().execute(this::refresh);
    }

    private void refresh() {
      try {
        Thread.sleep(10); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static class EchoHandlerOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
  }

  static class OffloadedToPoolOk extends SimpleChannelInboundHandler<String> {
    private final ExecutorService pool = Executors.newFixedThreadPool(8);

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String request) {
      pool.execute(() -> ctx.writeAndFlush(lookUp(request)));
    }

    private String lookUp(String request) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return request;
    }
  }

  /** A wait in a lambda blocks the thread that runs the lambda, not the one that makes it. */
  static class Ruff23425_lambdaToOtherThreadOk extends ChannelInboundHandlerAdapter {
    private final ExecutorService console = Executors.newSingleThreadExecutor();

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      console.submit(() -> System.console().readLine());
      new Thread(() -> System.console().readLine()).start();
    }
  }

  /** Made here, run by nobody that the analysis knows. */
  static class Detekt5659_sleepInLambdaOk extends ChannelInboundHandlerAdapter {
    private Runnable later;

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      later = () -> {
        try {
          Thread.sleep(20);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      };
    }
  }

  static class AddedWithExecutorGroupOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      Thread.sleep(20);
    }
  }

  static class AddedByNameWithExecutorGroupOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      Thread.sleep(20);
    }
  }

  /** The factory hides which handler is added with a group: it may be this one. */
  static class AddedByFactoryWithExecutorGroupOk implements SlowHandler {
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {}

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {}

    @Override
    @Deprecated
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws InterruptedException {
      Thread.sleep(20);
    }
  }

  interface SlowHandler extends ChannelHandler {}

  static class Pipeline extends ChannelInitializer<Channel> {
    private final EventExecutorGroup handlers = new DefaultEventExecutorGroup(16);
    private SlowHandler third;

    @Override
    protected void initChannel(Channel channel) {
      ChannelPipeline pipeline = channel.pipeline();
      pipeline.addLast(handlers, new AddedWithExecutorGroupOk());
      pipeline.addLast(handlers, "second", new AddedByNameWithExecutorGroupOk());
      pipeline.addLast(handlers, third);
    }
  }

  static class TaskOfExecutorGroupOk {
    private final EventExecutorGroup handlers = new DefaultEventExecutorGroup(16);

    void refresh() {
      handlers.submit(() -> {
        TimeUnit.SECONDS.sleep(1);
        return "fresh";
      });
    }
  }

  static class InEventLoopGuardOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws InterruptedException {
      close(ctx.channel());
    }

    private void close(Channel channel) throws InterruptedException {
      ChannelFuture closed = channel.close();
      if (!channel.eventLoop().inEventLoop()) {
        closed.sync();
      }
    }
  }

  static class EarlyReturnInEventLoopOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws InterruptedException {
      boolean onLoop = ctx.executor().inEventLoop();
      if (onLoop) {
        return;
      }
      waitForIt(ctx.close());
    }

    private void waitForIt(ChannelFuture future) throws InterruptedException {
      future.sync();
    }
  }

  static class WaitsInEventLoopBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws InterruptedException {
      if (ctx.executor().inEventLoop()) {
        ctx.close().await(100); // BUG
      }
    }
  }

  /** A listener is told of its own future, which is finished then. */
  static class ListenerAsksItsFutureOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.writeAndFlush(message).addListener((ChannelFutureListener) written -> written.sync());
      ctx.writeAndFlush(message).addListener(written -> written.get());
      ctx.writeAndFlush(message).addListener(new ChannelFutureListener() {
        @Override
        public void operationComplete(ChannelFuture written) throws Exception {
          written.get();
        }
      });
    }
  }

  /** LinkedBlockingQueue without capacity takes at once. */
  static class PutIntoUnboundedQueueOk extends ChannelInboundHandlerAdapter {
    private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      messages.put(message);
    }
  }

  static class NoWaitAtAllOk extends ChannelInboundHandlerAdapter {
    private final BlockingQueue<Object> messages = new ArrayBlockingQueue<>(64);
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      if (!messages.offer(message) || closed.await(0, TimeUnit.SECONDS)) {
        ctx.close();
      }
      messages.poll(0, TimeUnit.MILLISECONDS);
    }
  }

  static class SuppressedOk extends ChannelInboundHandlerAdapter {
    @Override
    @SuppressWarnings("BlockingOnEventLoop")
    public void channelActive(ChannelHandlerContext ctx) throws InterruptedException {
      Thread.sleep(1);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      Future<?> answer = (Future<?>) message;
      @SuppressWarnings({"unused", "BlockingOnEventLoop"})
      Object value = answer.get();
    }
  }

  @SuppressWarnings("BlockingOnEventLoop")
  static class SuppressedForTheClassOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      Thread.sleep(1);
    }
  }

  /** Another rule's name does not help. */
  @SuppressWarnings("FutureIgnored")
  static class SuppressedOtherRuleBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      Thread.sleep(1); // BUG
    }
  }
}

/** What bookkeeper does with the threads that it makes. */
class Servers {
  private final EventLoopGroup group;

  Servers(int threads) {
    group = new NioEventLoopGroup(threads);
    for (int i = 0; i < threads; i++) {
      group.next().submit(() -> bookkeeper_firstThingOfEachThreadOk());
    }
  }

  private static void bookkeeper_firstThingOfEachThreadOk() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void notify(List<String> orders) {
    for (String order : orders) {
      group.next().submit(() -> againAndAgainBad(order));
    }
  }

  private static void againAndAgainBad(String order) {
    try {
      Thread.sleep(order.length()); // BUG
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void branches(String order) {
    group.next().submit(() -> {
      if (order.isEmpty()) {
        System.getLogger("servers").log(System.Logger.Level.INFO, "empty");
        usualBad(order);
      } else if (order.isBlank()) {
        LOG.severe("not expected");
        pulsar_branchThatReportsAnErrorOk(order);
      }
    });
  }

  private static void pulsar_branchThatReportsAnErrorOk(String order) {
    try {
      Thread.sleep(order.length());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void usualBad(String order) {
    try {
      Thread.sleep(order.length()); // BUG
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final java.util.logging.Logger LOG = java.util.logging.Logger.getLogger("servers");
}

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Handlers that wait for their own event loop, and for others. */
class OwnChannel {

  // ---- operations of the handler's own channel

  static class ChannelWriteBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ctx.channel().writeAndFlush(message).sync(); // BUG
    }
  }

  static class ContextWriteBad extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String message) {
      ChannelFuture written = ctx.writeAndFlush(message);
      written.awaitUninterruptibly(1, TimeUnit.SECONDS); // BUG
    }
  }

  static class PipelineCloseBad extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.pipeline().close().syncUninterruptibly(); // BUG
    }
  }

  static class FluentListenerBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
      ctx.writeAndFlush("hello").addListener(ChannelFutureListener.CLOSE_ON_FAILURE).sync(); // BUG
    }
  }

  static class GetBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      ctx.write(message).get(); // BUG
    }
  }

  static class PromiseBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      ChannelPromise written = ctx.newPromise();
      ctx.writeAndFlush(message, written);
      written.sync(); // BUG
    }
  }

  static class InitializerBad extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel channel) throws Exception {
      channel.writeAndFlush("hello").sync(); // BUG
    }
  }

  static class OutboundBad extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws Exception {
      ctx.write(message, promise).sync(); // BUG
    }
  }

  // ---- tasks for the handler's own loop

  static class SubmitBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      Future<Integer> length = ctx.executor().submit(() -> message.toString().length());
      ctx.writeAndFlush(length.get()); // BUG
    }
  }

  static class EventLoopSubmitBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      EventLoop loop = ctx.channel().eventLoop();
      ctx.writeAndFlush(loop.submit(() -> message.toString().length()).sync().getNow()); // BUG
    }
  }

  static class ScheduleBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      ctx.executor().schedule(() -> ctx.writeAndFlush(message), 1, TimeUnit.SECONDS).sync(); // BUG
    }
  }

  /** Nobody refuses here: it hangs. */
  static class SupplyAsyncBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.writeAndFlush(CompletableFuture.supplyAsync(() -> message.toString().length(), ctx.executor()).join()); // BUG
    }
  }

  static class DerivedStageBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      CompletableFuture<Integer> length = CompletableFuture.supplyAsync(() -> message.toString().length(), ctx.channel().eventLoop());
      ctx.writeAndFlush(length.thenApply(n -> n + 1).join()); // BUG
    }
  }

  static class LatchBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      CountDownLatch handled = new CountDownLatch(1);
      ctx.executor().execute(() -> handled.countDown());
      handled.await(); // BUG
    }
  }

  static class StageOfOwnBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      CompletableFuture<String> handled = new CompletableFuture<>();
      ctx.channel().eventLoop().schedule(() -> handled.complete("done"), 10, TimeUnit.MILLISECONDS);
      ctx.writeAndFlush(handled.join()); // BUG
    }
  }

  static class PromiseOfTheLoopBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      Promise<String> answer = ctx.executor().newPromise();
      ask(answer);
      ctx.writeAndFlush(answer.sync().getNow()); // BUG
    }

    private void ask(Promise<String> answer) {
      new Thread(() -> answer.setSuccess("yes")).start();
    }
  }

  // ---- a connection on the same loop

  static class ConnectOnOwnLoopBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext ctx) throws InterruptedException {
      Channel backend =
          new Bootstrap()
              .group(ctx.channel().eventLoop())
              .channel(NioSocketChannel.class)
              .handler(new InitializerBad())
              .connect("backend", 80)
              .sync() // BUG
              .channel();
      ctx.writeAndFlush(backend.remoteAddress());
    }
  }

  static class BootstrapInAVariableBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext ctx) throws InterruptedException {
      Bootstrap bootstrap = new Bootstrap();
      bootstrap.group(ctx.channel().eventLoop()).channel(NioSocketChannel.class);
      ChannelFuture connected = bootstrap.connect("backend", 80);
      connected.await(); // BUG
    }
  }

  // ---- the end of the loop

  static class ShutdownOfOwnLoopBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ctx.channel().eventLoop().shutdownGracefully().sync(); // BUG
    }
  }

  static class ShutdownOfOwnGroupBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ctx.channel().eventLoop().parent().shutdownGracefully(0, 1, TimeUnit.SECONDS).sync(); // BUG
    }
  }

  static class TerminationBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ctx.executor().terminationFuture().await(5, TimeUnit.SECONDS); // BUG
    }
  }

  static class GroupThatRunsTheTaskBad {
    private final EventLoopGroup group = new NioEventLoopGroup(4);

    void stopLater() {
      group.schedule(() -> group.shutdownGracefully().sync(), 1, TimeUnit.MINUTES); // BUG
    }
  }

  void groupInAVariableBad() {
    EventLoopGroup group = new NioEventLoopGroup();
    group.execute(() -> group.shutdownGracefully().syncUninterruptibly()); // BUG
  }

  // ---- a group of one, a loop in a variable

  static class GroupOfOneBad {
    private final EventLoopGroup one = new NioEventLoopGroup(1);

    void start() {
      one.execute(() -> one.submit(() -> 1).awaitUninterruptibly()); // BUG
    }
  }

  void loopOfAGroupBad(EventLoopGroup group) {
    EventLoop loop = group.next();
    loop.submit(() -> loop.submit(() -> 1).sync()); // BUG
  }

  void loopOfTheCallerBad(EventLoop loop) {
    loop.execute(() -> loop.submit(() -> 1).awaitUninterruptibly()); // BUG
  }

  void groupOfTheCallerBad(EventLoopGroup group) {
    group.execute(() -> group.shutdownGracefully().awaitUninterruptibly()); // BUG
  }

  // ---- further in

  static class HelperMethodBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      send(ctx, message);
    }

    private void send(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ctx.writeAndFlush(message).sync(); // BUG
    }
  }

  static class HelperReturnsBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      send(ctx.channel(), message).sync(); // BUG
    }

    private ChannelFuture send(Channel channel, Object message) {
      return channel.writeAndFlush(message);
    }
  }

  static class TaskOfTheLoopBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.executor().execute(() -> ctx.writeAndFlush(message).awaitUninterruptibly()); // BUG
    }
  }

  static class ListenerBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.writeAndFlush(message).addListener(written -> ctx.close().sync()); // BUG
    }
  }

  static class ListenerOfItsChannelBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.writeAndFlush(message).addListener((ChannelFutureListener) written -> written.channel().close().sync()); // BUG
    }
  }

  static class InALoopBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      for (String part : message.toString().split(",")) {
        ctx.write(part).await(); // BUG
      }
    }
  }

  static class OnTheLoopAfterAllBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      if (ctx.executor().inEventLoop()) {
        ctx.writeAndFlush(message).sync(); // BUG
      }
    }
  }

  // ---- another loop, another thread, or nothing to wait for

  static class AnotherChannelOk extends ChannelInboundHandlerAdapter {
    private final Channel backend;

    AnotherChannelOk(Channel backend) {
      this.backend = backend;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      backend.writeAndFlush(message).sync();
    }
  }

  /** It is told of the connection that was accepted, which has a loop of its own. */
  static class AcceptorOk extends SimpleChannelInboundHandler<SocketChannel> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, SocketChannel accepted) throws InterruptedException {
      accepted.writeAndFlush("welcome").sync();
    }
  }

  static class ServerChannelOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ctx.channel().parent().close().sync();
    }
  }

  static class ContextInAFieldOk extends ChannelInboundHandlerAdapter {
    private volatile ChannelHandlerContext last;

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      last = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      last.writeAndFlush(message).sync();
    }
  }

  static class OwnThreadOk extends ChannelInboundHandlerAdapter {
    private final ExecutorService workers = Executors.newFixedThreadPool(4);

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      workers.submit(() -> ctx.writeAndFlush(message).sync());
    }
  }

  static class HelperOnAnotherThreadOk extends ChannelInboundHandlerAdapter {
    private final ExecutorService workers = Executors.newFixedThreadPool(4);

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      workers.submit(() -> {
        send(ctx, message);
        return null;
      });
    }

    private void send(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ctx.writeAndFlush(message).sync();
    }
  }

  static class OffTheLoopOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ChannelFuture written = ctx.writeAndFlush(message);
      if (!ctx.executor().inEventLoop()) {
        written.sync();
      }
    }
  }

  static class ThreadTestedOk extends ChannelInboundHandlerAdapter {
    private volatile Thread loop;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ChannelFuture written = ctx.writeAndFlush(message);
      if (Thread.currentThread() != loop) {
        written.sync();
      }
    }
  }

  static class ListenerIsToldOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.writeAndFlush(message).addListener(written -> written.get());
      ctx.writeAndFlush(message).addListener((ChannelFutureListener) written -> written.sync());
    }
  }

  static class CapturedInItsListenerOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ChannelFuture written = ctx.writeAndFlush(message);
      written.addListener(done -> written.sync());
    }
  }

  static class DoneOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      ChannelFuture written = ctx.writeAndFlush(message);
      if (written.isDone()) {
        written.get();
      }
    }
  }

  static class SucceededOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      ctx.newSucceededFuture().sync();
    }
  }

  static class NotAwaitedOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.executor().submit(() -> message.toString().length()).addListener(length -> ctx.writeAndFlush(length.getNow()));
    }
  }

  /** The first task is over when the second begins. */
  static class HandedOverBeforeOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      Future<Integer> length = ctx.executor().submit(() -> message.toString().length());
      ctx.executor().execute(() -> ctx.writeAndFlush(length.awaitUninterruptibly().getNow()));
    }
  }

  static class LatchHandedOverBeforeOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      CountDownLatch handled = new CountDownLatch(1);
      ctx.executor().execute(() -> handled.countDown());
      ctx.executor().submit(() -> handled.await(1, TimeUnit.SECONDS));
    }
  }

  static class LatchCountedHereOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      CountDownLatch handled = new CountDownLatch(1);
      ctx.executor().execute(() -> handled.countDown());
      handled.countDown();
      handled.await();
    }
  }

  static class LatchOfOthersOk extends ChannelInboundHandlerAdapter {
    private final ExecutorService workers = Executors.newFixedThreadPool(4);

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      CountDownLatch handled = new CountDownLatch(1);
      ctx.executor().execute(() -> handled.countDown());
      workers.execute(() -> handled.countDown());
      handled.await();
    }
  }

  static class LatchThatEscapesOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      CountDownLatch handled = new CountDownLatch(1);
      ctx.executor().execute(() -> handled.countDown());
      handle(message, handled);
      handled.await();
    }

    private void handle(Object message, CountDownLatch handled) {
      new Thread(() -> handled.countDown()).start();
    }
  }

  static class ExecutorOfOthersOk extends ChannelInboundHandlerAdapter {
    private final EventExecutor others;

    ExecutorOfOthersOk(EventExecutor others) {
      this.others = others;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      ctx.writeAndFlush(others.submit(() -> message.toString().length()).get());
    }
  }

  static class ConnectOnAnotherGroupOk extends ChannelInboundHandlerAdapter {
    private final EventLoopGroup clients = new NioEventLoopGroup(2);

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws InterruptedException {
      new Bootstrap().group(clients).channel(NioSocketChannel.class).connect("backend", 80).sync();
    }
  }

  static class ShutdownOfAnotherGroupOk extends ChannelInboundHandlerAdapter {
    private final EventLoopGroup clients = new NioEventLoopGroup(2);

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws InterruptedException {
      clients.shutdownGracefully().sync();
    }
  }

  static class ShutdownNotAwaitedOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.channel().eventLoop().parent().shutdownGracefully();
    }
  }

  /** One of two loops may wait for the other. */
  static class GroupOfTwoOk {
    private final EventLoopGroup two = new NioEventLoopGroup(2);

    void start() {
      two.execute(() -> two.submit(() -> 1).awaitUninterruptibly());
    }
  }

  void groupOfTheCallerOk(EventLoopGroup group) {
    group.execute(() -> group.submit(() -> 1).awaitUninterruptibly());
  }

  void twoLoopsOk(EventLoop one, EventLoop other) {
    one.execute(() -> other.submit(() -> 1).awaitUninterruptibly());
  }

  /** The next loop of the group is another one. */
  static class NextOfTheGroupOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
      ctx.channel().eventLoop().parent().next().submit(() -> message.toString().length()).sync();
    }
  }

  static class GroupOfAnotherObjectOk {
    private final EventLoopGroup one = new NioEventLoopGroup(1);

    void start(GroupOfAnotherObjectOk other) {
      one.execute(() -> other.one.submit(() -> 1).awaitUninterruptibly());
    }
  }

  void outsideOk(Channel channel) throws InterruptedException {
    channel.writeAndFlush("hello").sync();
    channel.eventLoop().parent().shutdownGracefully().sync();
  }
}

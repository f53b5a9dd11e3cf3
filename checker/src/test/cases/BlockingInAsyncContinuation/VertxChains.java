import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Futures that an event loop completes. */
class VertxChains {
  private final CompletableFuture<String> token = new CompletableFuture<>();

  Future<String> composeBad(HttpClient client) {
    return client.request(HttpMethod.GET, "/").compose(HttpClientRequest::send).map(response -> token.join()); // BUG
  }

  void onSuccessBad(Vertx vertx, Connection connection) {
    vertx.fileSystem().readFile("orders.csv").onSuccess(buffer -> {
      try {
        connection.commit(); // BUG
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  void backFromWorkerBad(Vertx vertx) {
    vertx.executeBlocking(() -> token.get()).onSuccess(known -> token.join()); // BUG
  }

  void nettyListenerBad(Channel channel, CountDownLatch flushed) {
    channel.writeAndFlush("x").addListener(written -> flushed.await()); // BUG
  }

  void nettySecondFutureBad(Channel channel, Channel other) {
    channel.writeAndFlush("x").addListener((ChannelFutureListener) written -> {
      ChannelFuture closed = other.close();
      closed.sync(); // BUG
    });
  }

  /** EventLoopSelfAwait. */
  void nettyOwnChannelOk(Channel channel) {
    channel.writeAndFlush("x").addListener((ChannelFutureListener) written -> {
      ChannelFuture closed = written.channel().close();
      closed.sync();
    });
  }

  void nettyListenerOk(Channel channel) {
    ChannelFuture write = channel.writeAndFlush("x");
    write.addListener(written -> write.sync());
    channel.closeFuture().addListener(closed -> closed.get());
  }

  Future<String> executeBlockingOk(HttpClient client, Vertx vertx) {
    return client.request(HttpMethod.GET, "/")
        .compose(HttpClientRequest::send)
        .compose(response -> vertx.executeBlocking(() -> token.join()));
  }

  Future<String> allOk(Vertx vertx) {
    Future<String> first = vertx.executeBlocking(() -> "first");
    Future<String> second = vertx.executeBlocking(() -> "second");
    return Future.all(first, second).map(both -> first.result() + second.result());
  }
}

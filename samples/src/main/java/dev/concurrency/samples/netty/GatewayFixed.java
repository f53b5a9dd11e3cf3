package dev.concurrency.samples.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import java.net.InetSocketAddress;

/** Connects on the client's own event loop, too, and goes on when the loop says that it is connected. */
public final class GatewayFixed {
  private GatewayFixed() {}

  public static void main(String[] args) throws Exception {
    try (NettyServer behind = new NettyServer(pipeline -> {});
        NettyServer gateway = new NettyServer(pipeline -> pipeline.addLast(new Forwarder(behind.uri("/").getPort())))) {
      GatewayLoad.run(gateway.uri("/orders"));
    }
  }

  private static final class Forwarder extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final int port;

    Forwarder(int port) {
      this.port = port;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      Bootstrap bootstrap = new Bootstrap();
      bootstrap.group(context.channel().eventLoop()).channel(NioSocketChannel.class).handler(new ChannelInboundHandlerAdapter());
      ChannelFuture connecting = bootstrap.connect(new InetSocketAddress("127.0.0.1", port));
      connecting.addListener(
          connected -> {
            if (connected.isSuccess()) {
              Replies.ok(context, "connected to " + connecting.channel().remoteAddress());
              connecting.channel().close();
            } else {
              Replies.failed(context, connected.cause());
            }
          });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      Replies.failed(context, cause);
    }
  }
}

package dev.concurrency.samples.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import java.net.InetSocketAddress;

/** Connects to the server behind it on the client's own event loop, and waits there until it is connected: only that loop could notice. */
public final class GatewayBroken {
  private GatewayBroken() {}

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
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) throws InterruptedException {
      Bootstrap bootstrap = new Bootstrap();
      bootstrap.group(context.channel().eventLoop()).channel(NioSocketChannel.class).handler(new ChannelInboundHandlerAdapter());
      Channel behind = bootstrap.connect(new InetSocketAddress("127.0.0.1", port)).sync().channel();
      Replies.ok(context, "connected to " + behind.remoteAddress());
      behind.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      Replies.failed(context, cause);
    }
  }
}

package dev.concurrency.samples.netty;

import dev.concurrency.samples.support.HttpLoad;
import dev.concurrency.samples.support.SlowDatabase;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.http.HttpRequest;

/**
 * The handler looks harmless, but the enrichment step runs a database query: on the event loop, so that every other
 * connection of the loop waits for it.
 */
public final class OrderServerBroken {
  private OrderServerBroken() {}

  public static void main(String[] args) throws Exception {
    try (SlowDatabase database = SlowDatabase.start(CustomerRepository.TABLES)) {
      OrderEnricher enricher = new OrderEnricher(new CustomerRepository(database.dataSource()));
      try (NettyServer server = new NettyServer(pipeline -> pipeline.addLast(new OrderHandler(enricher)));
          HttpLoad load = new HttpLoad()) {
        HttpRequest order = HttpRequest.newBuilder(server.uri("/orders/4711?customer=7")).build();
        load.run(4, "orders", order, server.uri("/health"));
      }
    }
  }

  private static final class OrderHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final OrderEnricher enricher;

    OrderHandler(OrderEnricher enricher) {
      this.enricher = enricher;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      QueryStringDecoder uri = new QueryStringDecoder(request.uri());
      if (uri.path().equals("/health")) {
        Replies.ok(context, "up");
        return;
      }
      String order = uri.path().substring("/orders/".length());
      int customer = Integer.parseInt(uri.parameters().get("customer").get(0));
      Replies.ok(context, enricher.describe(order, customer));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      Replies.failed(context, cause);
    }
  }
}

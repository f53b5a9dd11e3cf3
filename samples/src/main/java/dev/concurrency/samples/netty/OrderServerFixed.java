package dev.concurrency.samples.netty;

import dev.concurrency.samples.support.HttpLoad;
import dev.concurrency.samples.support.SlowDatabase;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.http.HttpRequest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The same order server; the enrichment step runs on threads kept for the database, and the answer is written from there. */
public final class OrderServerFixed {
  private static final ExecutorService DATABASE_THREADS = Executors.newFixedThreadPool(4);

  private OrderServerFixed() {}

  public static void main(String[] args) throws Exception {
    try (SlowDatabase database = SlowDatabase.start(CustomerRepository.TABLES)) {
      OrderEnricher enricher = new OrderEnricher(new CustomerRepository(database.dataSource()));
      try (NettyServer server = new NettyServer(pipeline -> pipeline.addLast(new OrderHandler(enricher)));
          HttpLoad load = new HttpLoad()) {
        HttpRequest order = HttpRequest.newBuilder(server.uri("/orders/4711?customer=7")).build();
        load.run(4, "orders", order, server.uri("/health"));
      }
    } finally {
      DATABASE_THREADS.shutdown();
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
      DATABASE_THREADS.execute(() -> answer(context, order, customer));
    }

    private void answer(ChannelHandlerContext context, String order, int customer) {
      try {
        Replies.ok(context, enricher.describe(order, customer));
      } catch (RuntimeException e) {
        Replies.failed(context, e);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      Replies.failed(context, cause);
    }
  }
}

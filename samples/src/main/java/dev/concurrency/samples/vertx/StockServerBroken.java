package dev.concurrency.samples.vertx;

import dev.concurrency.samples.support.HttpLoad;
import dev.concurrency.samples.support.RedisProcess;
import io.vertx.ext.web.Router;
import java.net.http.HttpRequest;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.util.KeyValue;

/** The route waits for news of a delivery with a blocking Redis client: on the event loop, which serves nobody meanwhile. */
public final class StockServerBroken extends HttpVerticle {
  private static final double SECONDS_TO_WAIT = 0.15;

  private final JedisPooled redis;

  private StockServerBroken(JedisPooled redis) {
    this.redis = redis;
  }

  public static void main(String[] args) throws Exception {
    try (RedisProcess process = RedisProcess.start();
        JedisPooled redis = new JedisPooled(RedisProcess.host(), process.port());
        SingleLoopVertx vertx = new SingleLoopVertx();
        HttpLoad load = new HttpLoad()) {
      StockServerBroken server = new StockServerBroken(redis);
      vertx.deploy(server);
      HttpRequest delivery = HttpRequest.newBuilder(server.uri("/deliveries/bolts")).build();
      load.run(4, "questions for deliveries", delivery, server.uri("/health"));
    }
  }

  @Override
  void addRoutes(Router router) {
    router
        .get("/deliveries/:article")
        .handler(
            context -> {
              KeyValue<String, String> next = redis.blpop(SECONDS_TO_WAIT, "deliveries:" + context.pathParam("article"));
              reply(context, next == null ? "none yet" : next.getValue());
            });
  }
}

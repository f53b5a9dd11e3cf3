package dev.concurrency.samples.vertx;

import dev.concurrency.samples.support.HttpLoad;
import dev.concurrency.samples.support.RedisProcess;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.net.http.HttpRequest;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.util.KeyValue;

/** The same stock server; the blocking Redis client is called on a worker thread, and the route goes on when it is back. */
public final class StockServerFixed extends HttpVerticle {
  private static final double SECONDS_TO_WAIT = 0.15;

  private final JedisPooled redis;

  private StockServerFixed(JedisPooled redis) {
    this.redis = redis;
  }

  public static void main(String[] args) throws Exception {
    try (RedisProcess process = RedisProcess.start();
        JedisPooled redis = new JedisPooled(RedisProcess.host(), process.port());
        SingleLoopVertx vertx = new SingleLoopVertx();
        HttpLoad load = new HttpLoad()) {
      StockServerFixed server = new StockServerFixed(redis);
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
              String queue = "deliveries:" + context.pathParam("article");
              Future<KeyValue<String, String>> delivery =
                  vertx.executeBlocking(() -> redis.blpop(SECONDS_TO_WAIT, queue), false);
              delivery
                  .onSuccess(next -> reply(context, next == null ? "none yet" : next.getValue()))
                  .onFailure(context::fail);
            });
  }
}

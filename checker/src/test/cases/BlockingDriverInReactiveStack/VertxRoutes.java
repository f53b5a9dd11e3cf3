import io.vertx.core.AbstractVerticle;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import redis.clients.jedis.JedisPooled;

/** Routes of Vert.x in a program without workers. */
class VertxRoutes {
  private final JedisPooled redis = new JedisPooled();
  private DataSource database;

  void routeBad(Router router) {
    router.get("/stock").handler(context -> context.end(redis.get("stock"))); // BUG
  }

  void requestHandlerBad(Vertx vertx) {
    vertx.createHttpServer().requestHandler(request -> request.response().end(redis.get("stock"))); // BUG
  }

  void mount(Router router) {
    router.get("/orders").handler(this::ordersBad);
  }

  private void ordersBad(RoutingContext context) {
    try (Connection connection = database.getConnection()) { // BUG
      context.end(connection.getSchema());
    } catch (SQLException e) {
      context.fail(e);
    }
  }

  static class AnonymousHandlerBad {
    private final JedisPooled redis = new JedisPooled();

    void mount(Router router) {
      router.route().handler(new Handler<RoutingContext>() {
        @Override
        public void handle(RoutingContext context) {
          redis.incr("visits"); // BUG
          context.next();
        }
      });
    }
  }

  void executeBlockingOk(Router router, Vertx vertx) {
    router.get("/stock").handler(context -> vertx.executeBlocking(() -> redis.get("stock")).onSuccess(context::end).onFailure(context::fail));
  }

  void blockingHandlerOk(Router router) {
    router.get("/stock").blockingHandler(context -> context.end(redis.get("stock")));
  }

  /** No request: that is what the rule about event loops says. */
  static class StartOk extends AbstractVerticle {
    private final JedisPooled redis = new JedisPooled();

    @Override
    public void start() {
      redis.set("started", "yes");
    }
  }

  void timerOk(Vertx vertx) {
    vertx.setPeriodic(1_000, tick -> redis.incr("ticks"));
  }
}

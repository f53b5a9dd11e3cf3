import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;
import java.util.concurrent.Executor;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;

/** Listeners of Redis: Lettuce calls them on its event loop, Jedis on the thread that subscribed. */
class RedisListeners {

  void cachedByListenerBad(StatefulRedisPubSubConnection<String, String> connection, RedisCommands<String, String> commands) {
    connection.addListener(new RedisPubSubAdapter<>() {
      @Override
      public void message(String channel, String message) {
        commands.set("last", message); // BUG
      }
    });
  }

  static class InvalidationBad extends RedisPubSubAdapter<String, String> {
    private final Jedis jedis = new Jedis();

    @Override
    public void message(String channel, String message) {
      jedis.del(message); // BUG
    }
  }

  static class HandingOverOk extends RedisPubSubAdapter<String, String> {
    private final Executor workers;
    private final Jedis jedis = new Jedis();

    HandingOverOk(Executor workers) {
      this.workers = workers;
    }

    @Override
    public void message(String channel, String message) {
      workers.execute(() -> jedis.del(message));
    }
  }

  void jedisListenerOk(Jedis subscriber, Jedis other) {
    subscriber.subscribe(new JedisPubSub() {
      @Override
      public void onMessage(String channel, String message) {
        other.set("last", message);
      }
    }, "news");
  }

  void jobQueueOk(Jedis jedis) {
    while (!Thread.currentThread().isInterrupted()) {
      List<String> job = jedis.blpop(5, "jobs");
      System.out.println(job);
    }
  }
}

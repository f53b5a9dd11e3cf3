package dev.concurrency.samples.redis;

import dev.concurrency.samples.support.RedisProcess;
import dev.concurrency.samples.support.SlowDatabase;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The step after an asynchronous Redis reply queries a database: on the thread that reads all replies of the connection. */
public final class ProfileLookupBroken {
  private static final int SESSIONS = 4;

  private final RedisAsyncCommands<String, String> sessions;
  private final ProfileRepository profiles;

  private ProfileLookupBroken(RedisAsyncCommands<String, String> sessions, ProfileRepository profiles) {
    this.sessions = sessions;
    this.profiles = profiles;
  }

  public static void main(String[] args) throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        SlowDatabase database = SlowDatabase.start(ProfileRepository.TABLES);
        RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      ProfileRepository profiles = new ProfileRepository(database.dataSource());
      for (int i = 0; i < SESSIONS; i++) {
        connection.sync().set("session:" + i, i % 2 == 0 ? "ada" : "grace");
      }
      ProfileLookupBroken lookup = new ProfileLookupBroken(connection.async(), profiles);

      // One round trip for all sessions; nothing is sent before the flush.
      List<CompletableFuture<String>> names = new ArrayList<>();
      connection.setAutoFlushCommands(false);
      for (int i = 0; i < SESSIONS; i++) {
        names.add(lookup.nameInSession("session:" + i));
      }
      connection.flushCommands();
      connection.setAutoFlushCommands(true);

      Pings.run(connection);
      System.out.println(names.stream().map(CompletableFuture::join).toList());
    }
  }

  private CompletableFuture<String> nameInSession(String session) {
    return sessions.get(session).thenApply(login -> profiles.nameOf(login)).toCompletableFuture();
  }
}

package dev.concurrency.checker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeRef;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redis clients have hundreds of commands, and the catalogue names them with prefixes: these may cover commands only, and must cover all. */
class CommandsTest {

  /** Commands that Jedis declares outside its command interfaces. */
  private static final Set<String> OTHER_JEDIS_COMMANDS =
      Set.of(
          "broadcastCommand", "checkAndBroadcastCommand", "configSet", "connect", "dbSize", "executeCommand", "executeCommandToReplica", "flushAll", "flushDB", "hsetObject", "info", "monitor", "ping",
          "psubscribe", "publish", "pubsubChannels", "pubsubNumPat", "pubsubNumSub", "pubsubShardChannels", "pubsubShardNumSub", "sendBlockingCommand", "sendCommand",
          "slowlogReset", "spublish", "ssubscribe", "subscribe", "time", "unwatch", "watch");

  private final Catalog catalog = Catalog.builtIn();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.sync.BaseRedisCommands",
        "api.sync.RedisCommands",
        "api.sync.RedisKeyCommands",
        "api.sync.RedisScriptingCommands",
        "api.sync.RedisServerCommands",
        "api.sync.RedisStringCommands",
        "api.sync.RedisTransactionalCommands",
        "cluster.api.sync.RedisClusterCommands",
        "cluster.api.sync.RedisAdvancedClusterCommands",
        "pubsub.api.sync.RedisPubSubCommands",
        "sentinel.api.sync.RedisSentinelCommands"
      })
  void aLettuceCommandWaitsIfItsAsynchronousTwinReturnsAFuture(String name) throws Exception {
    Class<?> type = Class.forName("io.lettuce.core." + name);
    Class<?> twin = Class.forName(type.getName().replace(".sync.", ".async.").replaceFirst("Commands$", "AsyncCommands"));

    Program program = Library.programWith(List.of(type));
    for (Method method : Library.methods(type)) {
      boolean returnsFuture =
          Arrays.stream(twin.getMethods())
              .anyMatch(
                  each ->
                      each.getName().equals(method.getName())
                          && each.getParameterCount() == method.getParameterCount()
                          && CompletionStage.class.isAssignableFrom(each.getReturnType()));
      assertThat(waits(program, type, method)).as(method.toString()).isEqualTo(returnsFuture);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Jedis", "UnifiedJedis", "JedisPooled", "JedisCluster", "JedisSentineled"})
  void aJedisMethodWaitsIfItIsACommand(String name) throws Exception {
    Class<?> type = Class.forName("redis.clients.jedis." + name);
    Set<String> commands =
        Library.withSupertypes(type).stream()
            .filter(each -> each.getPackageName().equals("redis.clients.jedis.commands"))
            .flatMap(each -> Arrays.stream(each.getMethods()))
            .map(Method::getName)
            .collect(Collectors.toSet());

    Program program = Library.programWith(List.of(type));
    for (Method method : Library.methods(type)) {
      if (method.getDeclaringClass() == Object.class) {
        continue;
      }
      boolean isCommand = commands.contains(method.getName()) || OTHER_JEDIS_COMMANDS.contains(method.getName());
      assertThat(waits(program, type, method)).as(method.toString()).isEqualTo(isCommand);
    }
  }

  private boolean waits(Program program, Class<?> receiver, Method method) {
    MethodRef target = Library.ref(method);
    Op.Call call = new Op.Call(0, 0, null, target, receiver.getName(), Op.Dispatch.VIRTUAL, TypeRef.UNKNOWN, false, null, List.of(), false);
    return catalog.about(program).find(Verb.BLOCKS, call) != null;
  }
}

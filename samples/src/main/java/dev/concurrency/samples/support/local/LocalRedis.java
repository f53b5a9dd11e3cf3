package dev.concurrency.samples.support.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A real redis-server, started as a process on a free port; it keeps nothing on disk. */
public final class LocalRedis implements AutoCloseable {
  private final RedisServer server;
  private final int port;

  private LocalRedis(RedisServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts a server and returns when it takes connections. */
  public static LocalRedis start() {
    try {
      int port = freePort();
      RedisServer server = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
      server.start();
      return new LocalRedis(server, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the address in the form that Redis clients take. */
  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  private static int freePort() throws IOException {
    // redis-server cannot be asked to choose a port itself.
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

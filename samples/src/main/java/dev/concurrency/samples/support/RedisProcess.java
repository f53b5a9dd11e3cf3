package dev.concurrency.samples.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

/** A real redis-server process on a free port of this machine, without persistence. */
public final class RedisProcess implements AutoCloseable {
  private final TempDirectory directory;
  private final RedisServer server;
  private final int port;

  private RedisProcess(TempDirectory directory, RedisServer server, int port) {
    this.directory = directory;
    this.server = server;
    this.port = port;
  }

  /** Starts the process and returns when it accepts connections. */
  public static RedisProcess start() throws IOException {
    TempDirectory directory = new TempDirectory();
    int port = freePort();
    RedisServer server =
        RedisServer.newRedisServer()
            .executableProvider(ExecutableProvider.newJarResourceProvider(directory.path().toFile()))
            .bind(host())
            .port(port)
            .setting("save \"\"")
            .build();
    server.start();
    return new RedisProcess(directory, server, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public static String host() {
    return "127.0.0.1";
  }

  public int port() {
    return port;
  }

  public String uri() {
    return "redis://" + host() + ":" + port;
  }

  @Override
  public void close() throws IOException {
    server.stop();
    directory.close();
  }
}

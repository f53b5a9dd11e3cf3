package dev.concurrency.samples.support.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;

/** An H2 database in files of a temporary folder, reached over TCP through a small connection pool. Thread-safe. */
public final class LocalDatabase implements AutoCloseable {
  private final Path folder;
  private final Server server;
  private final JdbcConnectionPool connections;

  private LocalDatabase(Path folder, Server server, JdbcConnectionPool connections) {
    this.folder = folder;
    this.server = server;
    this.connections = connections;
  }

  /**
   * Starts a database.
   *
   * @param maxConnections how many connections its pool hands out at once
   * @param setUp statements to run first
   */
  public static LocalDatabase start(int maxConnections, String... setUp) {
    try {
      Path folder = Files.createTempDirectory("sample-database");
      Server server =
          Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifNotExists", "-baseDir", folder.toString()).start();
      JdbcConnectionPool connections = JdbcConnectionPool.create("jdbc:h2:tcp://localhost:" + server.getPort() + "/./sample", "sa", "");
      connections.setMaxConnections(maxConnections);
      LocalDatabase database = new LocalDatabase(folder, server, connections);
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        for (String sql : setUp) {
          statement.execute(sql);
        }
      }
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes a connection from the pool, waiting for a free one; closing it gives it back. */
  public Connection connect() throws SQLException {
    return connections.getConnection();
  }

  @Override
  public void close() {
    connections.dispose();
    server.stop();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.concurrency.samples.support;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;

/**
 * An H2 database server with its data in a file, reached over TCP like any other database.
 *
 * <p>The SQL function {@code PAUSE(milliseconds)} makes a statement slow in the server, as a missing index would; its
 * value is null.
 */
public final class SlowDatabase implements AutoCloseable {
  private final TempDirectory directory;
  private final Server server;
  private final JdbcConnectionPool pool;

  private SlowDatabase(TempDirectory directory, Server server, JdbcConnectionPool pool) {
    this.directory = directory;
    this.server = server;
    this.pool = pool;
  }

  /** Starts the server on a free port and runs the statements that create the tables. */
  public static SlowDatabase start(String... statements) throws IOException, SQLException {
    TempDirectory directory = new TempDirectory();
    Server server =
        Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifNotExists", "-baseDir", directory.path().toString())
            .start();
    String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/./sample";
    SlowDatabase database = new SlowDatabase(directory, server, JdbcConnectionPool.create(url, "sa", ""));
    database.run("CREATE ALIAS PAUSE FOR 'java.lang.Thread.sleep(long)'");
    database.run(statements);
    return database;
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() throws IOException {
    pool.dispose();
    server.stop();
    directory.close();
  }
}

package dev.concurrency.samples.support;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;

/**
 * An H2 database server with its data in a file, reached over TCP like any other database.
 *
 * <p>The SQL function {@code PAUSE(milliseconds)} makes a statement slow in the server, as a missing index would; its
 * value is null. Opening a connection takes a moment too, as it does over a network with a log-in.
 */
public final class SlowDatabase implements AutoCloseable {
  private static final int LOG_IN_MILLIS = 60;

  private final TempDirectory directory;
  private final Server server;
  private final DataSource dataSource;

  private SlowDatabase(TempDirectory directory, Server server, DataSource dataSource) {
    this.directory = directory;
    this.server = server;
    this.dataSource = dataSource;
  }

  /** Starts the server on a free port and runs the statements that create the tables. */
  public static SlowDatabase start(String... statements) throws IOException, SQLException {
    TempDirectory directory = new TempDirectory();
    Server server =
        Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifNotExists", "-baseDir", directory.path().toString())
            .start();
    String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/./sample;DB_CLOSE_DELAY=-1";
    run(dataSource(url), "CREATE ALIAS PAUSE FOR 'java.lang.Thread.sleep(long)'");
    run(dataSource(url), statements);
    return new SlowDatabase(directory, server, dataSource(url + ";INIT=CALL PAUSE(" + LOG_IN_MILLIS + ")"));
  }

  private static DataSource dataSource(String url) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    dataSource.setUser("sa");
    dataSource.setPassword("");
    return dataSource;
  }

  private static void run(DataSource database, String... statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() throws IOException {
    server.stop();
    directory.close();
  }
}

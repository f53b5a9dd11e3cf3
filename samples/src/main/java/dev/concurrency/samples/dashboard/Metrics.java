package dev.concurrency.samples.dashboard;

import dev.concurrency.samples.support.local.LocalDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Figures in a database; adding one up takes 150 ms there. */
final class Metrics {
  static final String[] SET_UP = {
    "CREATE ALIAS PAUSE FOR 'java.lang.Thread.sleep(long)'",
    "CREATE TABLE visit (page INT, seconds INT)",
    "INSERT INTO visit SELECT MOD(x, 16), x FROM SYSTEM_RANGE(1, 160)"
  };

  private final LocalDatabase database;

  Metrics(LocalDatabase database) {
    this.database = database;
  }

  long secondsOn(int page) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT SUM(seconds) FROM visit WHERE page = " + page + " HAVING PAUSE(150) IS NULL")) {
      return found.next() ? found.getLong(1) : 0;
    }
  }
}

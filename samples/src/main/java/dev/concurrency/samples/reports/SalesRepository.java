package dev.concurrency.samples.reports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Sales in a database; adding up a month takes 200 ms. */
final class SalesRepository {
  static final String[] TABLES = {
    "CREATE TABLE sale (sale_month INT, amount BIGINT)",
    "INSERT INTO sale SELECT MOD(x, 12) + 1, x FROM SYSTEM_RANGE(1, 1200)"
  };
  private static final String REVENUE =
      "SELECT SUM(amount) AS revenue FROM sale WHERE sale_month = ? HAVING PAUSE(200) IS NULL";

  private final DataSource database;

  SalesRepository(DataSource database) {
    this.database = database;
  }

  long revenueIn(int month) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(REVENUE)) {
      query.setInt(1, month);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getLong("revenue") : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read the sales of month " + month, e);
    }
  }
}

package dev.concurrency.samples.orderdesk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Orders in a database; a look-up takes 80 ms. */
final class OrderRepository {
  static final String[] TABLES = {
    "CREATE TABLE customer_order (id INT PRIMARY KEY, state VARCHAR(20))",
    "INSERT INTO customer_order SELECT x, 'shipped' FROM SYSTEM_RANGE(1, 20)"
  };
  private static final String STATE = "SELECT state FROM customer_order WHERE id = ? AND PAUSE(80) IS NULL";

  private final DataSource database;

  OrderRepository(DataSource database) {
    this.database = database;
  }

  String stateOf(int order) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(STATE)) {
      query.setInt(1, order);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getString("state") : "unknown";
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read order " + order, e);
    }
  }
}

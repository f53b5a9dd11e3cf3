package dev.concurrency.samples.netty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Customers in a database; a look-up takes 150 ms. */
final class CustomerRepository {
  static final String[] TABLES = {
    "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(40))",
    "INSERT INTO customer VALUES (7, 'Ada'), (8, 'Grace')"
  };
  private static final String NAME = "SELECT name FROM customer WHERE id = ? AND PAUSE(150) IS NULL";

  private final DataSource database;

  CustomerRepository(DataSource database) {
    this.database = database;
  }

  String nameOf(int customer) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(NAME)) {
      query.setInt(1, customer);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getString("name") : "unknown";
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read customer " + customer, e);
    }
  }
}

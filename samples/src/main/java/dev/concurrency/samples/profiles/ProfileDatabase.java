package dev.concurrency.samples.profiles;

import dev.concurrency.samples.support.local.LocalDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Profiles in a database; each lookup takes 100 ms there. */
final class ProfileDatabase {
  static final String[] SET_UP = {
    "CREATE ALIAS PAUSE FOR 'java.lang.Thread.sleep(long)'",
    "CREATE TABLE profile (id INT PRIMARY KEY, city VARCHAR(20))",
    "INSERT INTO profile SELECT x, 'city ' || x FROM SYSTEM_RANGE(1, 10)"
  };

  private final LocalDatabase database;

  ProfileDatabase(LocalDatabase database) {
    this.database = database;
  }

  String cityOf(int customer) {
    try (Connection connection = database.connect();
        PreparedStatement query = connection.prepareStatement("SELECT city FROM profile WHERE id = ? AND PAUSE(100) IS NULL")) {
      query.setInt(1, customer);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getString("city") : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read the profile of " + customer, e);
    }
  }
}

package dev.concurrency.samples.redis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** User profiles in a database; a look-up takes 150 ms. */
final class ProfileRepository {
  static final String[] TABLES = {
    "CREATE TABLE profile (login VARCHAR(20) PRIMARY KEY, name VARCHAR(40))",
    "INSERT INTO profile VALUES ('ada', 'Ada Lovelace'), ('grace', 'Grace Hopper')"
  };
  private static final String NAME = "SELECT name FROM profile WHERE login = ? AND PAUSE(150) IS NULL";

  private final DataSource database;

  ProfileRepository(DataSource database) {
    this.database = database;
  }

  String nameOf(String login) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(NAME)) {
      query.setString(1, login);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getString("name") : "unknown";
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read the profile of " + login, e);
    }
  }
}

package dev.concurrency.samples.reactornetty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Greetings in a database; a look-up takes 150 ms. */
final class GreetingRepository {
  static final String[] TABLES = {
    "CREATE TABLE greeting (language VARCHAR(2) PRIMARY KEY, text VARCHAR(40))",
    "INSERT INTO greeting VALUES ('en', 'Hello'), ('it', 'Ciao')"
  };
  private static final String TEXT = "SELECT text FROM greeting WHERE language = ? AND PAUSE(150) IS NULL";

  private final DataSource database;

  GreetingRepository(DataSource database) {
    this.database = database;
  }

  String in(String language) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(TEXT)) {
      query.setString(1, language);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getString("text") : "?";
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read the greeting in " + language, e);
    }
  }
}

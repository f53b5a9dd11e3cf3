package dev.concurrency.samples.exchange;

import dev.concurrency.samples.support.local.LocalDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Exchange rates in a database; each lookup takes 150 ms there. */
final class ExchangeOffice {
  static final String[] SET_UP = {
    "CREATE ALIAS PAUSE FOR 'java.lang.Thread.sleep(long)'",
    "CREATE TABLE rate (currency CHAR(3) PRIMARY KEY, cents INT)",
    "INSERT INTO rate VALUES ('CHF', 104), ('DKK', 13), ('GBP', 117), ('NOK', 9), ('SEK', 9), ('USD', 93)"
  };

  private final LocalDatabase database;

  ExchangeOffice(LocalDatabase database) {
    this.database = database;
  }

  int rateOf(String currency) {
    try (Connection connection = database.connect();
        PreparedStatement query = connection.prepareStatement("SELECT cents FROM rate WHERE currency = ? AND PAUSE(150) IS NULL")) {
      query.setString(1, currency);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getInt("cents") : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("No rate of " + currency, e);
    }
  }
}
